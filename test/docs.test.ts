import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { catalog } from "../catalog";
import { severitiesOf } from "../catalog/model";
import { isOfInstance } from "../languages/promql";
import { checks } from "../cli/checks";
import { EXPLANATIONS } from "../cli/diagnosis/explain";
import { GENERATED_FOLDERS, generatedPages } from "../docs/generated-pages";
import { visible } from "../docs/markdown";
import { stalePages } from "../docs/stale-pages";
import { SECTIONS } from "../stacks/config";

const DOCS = resolve("docs");

describe("the docs", () => {
  const pages = generatedPages();
  const text = (path: string): string => pages.find((it) => it.path === path)!.text;

  it("are as fresh as the catalog, the compilers and the config schema", async () => {
    assert.deepEqual(await stalePages(DOCS, pages, GENERATED_FOLDERS), [], "run `npm run docs`");
  });

  it("are called stale when a page is missing, was edited, or belongs to nothing any more", async () => {
    const folder = await mkdtemp(join(tmpdir(), "aura-docs-"));
    try {
      const [first, second, ...rest] = pages;
      for (const page of [...rest, { ...second!, text: `${second!.text}\nby hand` }, { path: "alerts/long-gone.md", text: "" }]) {
        await mkdir(dirname(join(folder, page.path)), { recursive: true });
        await writeFile(join(folder, page.path), page.text);
      }
      assert.deepEqual(await stalePages(folder, pages, GENERATED_FOLDERS), [
        { path: first!.path, why: "missing" },
        { path: second!.path, why: "differs" },
        { path: "alerts/long-gone.md", why: "nothing generates it" },
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("have a page for each alert, with its runbook and the rule of every severity", () => {
    for (const alert of catalog.alerts) {
      const page = text(`alerts/${alert.id}.md`);
      for (const words of [
        alert.title,
        alert.runbook.meaning,
        ...alert.runbook.investigate,
        ...alert.runbook.fix,
        alert.runbook.escalate,
        alert.source,
      ]) {
        assert.ok(page.includes(visible(words)), `docs/alerts/${alert.id}.md lacks: ${words}`);
      }
      const suspects = isOfInstance(alert.when.signal.level) ? 1 : 0;
      assert.equal(page.match(/^```promql$/gm)?.length, severitiesOf(alert.when.levels).length + suspects, `rules of ${alert.id}`);
      assert.ok(text("alerts/README.md").includes(`](${alert.id}.md)`), `the index lacks ${alert.id}`);
      assert.ok(text("coverage.md").includes(`(alerts/${alert.id}.md)`), `the coverage lacks ${alert.id}`);
    }
  });

  it("name every metric and every section of the config", () => {
    for (const { name } of catalog.metrics) assert.ok(text("metrics.md").includes(`\`${name}\``), name);
    for (const section of SECTIONS) assert.ok(text("config.md").includes(`\n## ${section}\n`), section);
  });

  it("explain every check, and every trouble that a check can name", () => {
    for (const { id, title } of checks) assert.ok(text(`checks/${id}.md`).includes(title), id);
    for (const { what, cause, fix } of Object.values(EXPLANATIONS)) {
      for (const words of [what, cause, fix]) assert.ok(text("troubleshooting.md").includes(visible(words)), words);
    }
  });

  it("show what stands in angle brackets, and leave code as it is", () => {
    assert.equal(visible("put it into a.<project>.b, or `kubectl get <name>`"), "put it into a.&lt;project>.b, or `kubectl get <name>`");
  });

  it("link only to pages that are there", () => {
    const markdown = readdirSync(DOCS, { recursive: true, encoding: "utf8" })
      .filter((it) => it.endsWith(".md"))
      .map((it) => join(DOCS, it));
    for (const file of [...markdown, ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map((it) => resolve(it))]) {
      const prose = readFileSync(file, "utf8")
        .replace(/```[\s\S]*?```/g, "")
        .replace(/`[^`\n]*`/g, "");
      for (const [, target] of prose.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)) {
        assert.ok(existsSync(join(dirname(file), target!)), `${file} links to ${target}, which is not there`);
      }
    }
  });
});
