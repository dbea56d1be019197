package dev.tandem.cli;

import com.github.mustachejava.DefaultMustacheFactory;
import dev.tandem.check.CheckReport;
import dev.tandem.check.CheckedMap;
import dev.tandem.check.MapChecker;
import dev.tandem.compile.MapCompiler;
import dev.tandem.filter.FilterDialect;
import dev.tandem.schema.format.Catalogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes documents about maps. */
@CommandLine.Command(
    name = "docs",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Writes documents about maps.",
      "index.html is an explorer in one file that needs no network: search, filter by",
      "direction, a diagram of which map needs which, and every map with its fields,",
      "transforms, lookups, filters in words and what 'tandem check' finds.",
      "index.md and maps/*.md say the same for a wiki.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written; maps that cannot be read are named on the first page",
      "2:a path has no map or too much, or the folder cannot be written"
    },
    footer = {
      "",
      "Examples:",
      "  tandem docs my-solution.zip --schemas shipped -o docs",
      "  tandem docs maps/ -o docs"
    })
final class DocsCommand extends TandemCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Map files, solution packages, folders of any of these.")
  private List<Path> paths = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder for the documents; it is made, and files of the same name replaced.")
  private Path output = Path.of("");

  @Option(names = "--legacy", description = "Read older Dataverse filters as well.")
  private boolean legacy;

  @Mixin private final SchemasOption schemas = new SchemasOption();

  @Override
  public Integer call() throws IOException {
    Catalogs catalogs = schemas.catalogs();
    CheckInput input = CheckInput.read(paths);
    List<CheckedMap> maps = input.maps();
    CheckReport report = MapChecker.with(compiler(catalogs)).check(maps, input.unread());
    if (maps.isEmpty()) {
      throw new UnreadableException(report.findings().get(0).display());
    }
    MapDocuments documents = new MapDocuments(input, report, catalogs);
    Files.createDirectories(output.resolve("maps"));
    TemplateFile.html("docs.mustache", documents.whole(), output.resolve("index.html"));
    writeMarkdown("docs-index.mustache", documents.whole(), output.resolve("index.md"));
    for (int number = 0; number < maps.size(); number++) {
      Path file = output.resolve("maps").resolve(documents.slug(number) + ".md");
      writeMarkdown("docs-map.mustache", documents.map(number), file);
    }
    console()
        .println(
            "%d maps, %d findings: %s"
                .formatted(maps.size(), report.findings().size(), output.resolve("index.html")));
    return ExitCode.OK;
  }

  private MapCompiler compiler(@Nullable Catalogs catalogs) {
    MapCompiler compiler =
        catalogs == null
            ? MapCompiler.withoutCatalogs()
            : MapCompiler.forCatalogs(catalogs.dataverse(), catalogs.finance());
    return compiler.withDialect(legacy ? FilterDialect.LEGACY : FilterDialect.CURRENT);
  }

  private static void writeMarkdown(String template, Object scope, Path file) {
    TemplateFile.write(new MarkdownFactory(), template, scope, file);
  }

  /** Escapes for cells of tables: no tags, no bars, no line breaks, no marks of the language. */
  private static final class MarkdownFactory extends DefaultMustacheFactory {
    @Override
    public void encode(String value, Writer writer) {
      StringBuilder escaped = new StringBuilder();
      value
          .codePoints()
          .forEach(
              point -> {
                if (point == '\n' || point == '\r') {
                  escaped.append(' ');
                } else if ("<>&|`*[\\".indexOf(point) >= 0) {
                  escaped.append("&#").append(point).append(';');
                } else {
                  escaped.appendCodePoint(point);
                }
              });
      try {
        writer.append(escaped);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
