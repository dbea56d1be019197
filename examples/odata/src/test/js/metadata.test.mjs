// Both metadata documents through a code generator: what it makes of them must compile.
// Run by the build with METADATA, files with a space between.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const here = dirname(fileURLToPath(import.meta.url));
const cli = join(here, "node_modules/@odata2ts/odata2ts/lib/run-cli.js");

for (const source of process.env.METADATA.split(" ")) {
  test(`generates code that compiles from ${basename(source)}`, () => {
    writeFileSync(
      join(dirname(source), "tsconfig.json"),
      JSON.stringify({ compilerOptions: { strict: true, target: "es2020", moduleResolution: "node" } }),
    );
    const output = mkdtempSync(join(dirname(source), "generated-"));
    execFileSync(process.execPath, [cli, "-s", source, "-o", output, "-m", "models", "-e", "ts"], {
      cwd: dirname(source),
    });
    const files = readdirSync(output, { recursive: true })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join(output, file));
    assert.ok(files.length > 0);
    const program = ts.createProgram(files, { noEmit: true, strict: true, skipLibCheck: true });
    const problems = ts.getPreEmitDiagnostics(program).map((problem) => problem.messageText);
    assert.deepEqual(problems.slice(0, 5), []);
    const text = files.map((file) => ts.sys.readFile(file)).join("\n");
    for (const type of process.env.TYPES.split(" ").filter((name) => name.startsWith(basename(source)))) {
      assert.ok(new RegExp(`interface ${type.split(":")[1]}\\b`).test(text), type);
    }
  });
}
