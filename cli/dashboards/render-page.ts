import type { PageView, TroubleView } from "./views/view";

/** A whole page that asks nobody for anything: its data, its style and its script are in it. */
export const renderPage = (view: PageView | TroubleView, script: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${escaped(view.title)} · Neo4j Aura</title>
<script type="application/json" id="view">${JSON.stringify(view).replaceAll("<", "\\u003c")}</script>
</head>
<body>
<noscript>This page draws with a script of its own; it asks no other address.</noscript>
<script>${script}</script>
</body>
</html>
`;

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
