import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules/", "dist/"] },
  ...tseslint.configs.recommendedTypeChecked.map((it) => ({ ...it, files: ["**/*.ts"] })),
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-floating-promises": ["error", { allowForKnownSafeCalls: ["it", "describe", "before", "after"] }],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 7],
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },
  // Components with SDKs that are optional are required where their backend is switched on: an import would load every SDK.
  { files: ["stacks/make/*.ts"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  { files: ["test/**/*.ts"], rules: { "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }] } },
);
