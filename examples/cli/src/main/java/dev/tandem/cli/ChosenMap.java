package dev.tandem.cli;

import dev.tandem.compile.Compilation;
import dev.tandem.compile.MapCompiler;
import dev.tandem.compile.MapIssue;
import dev.tandem.compile.Severity;
import dev.tandem.filter.FilterDialect;
import dev.tandem.map.DualWriteMap;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.schema.format.Catalogs;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The map a user named, and what it is compiled against.
 *
 * @param map the map
 * @param entry its entry in the catalogue, null for a map file
 * @param catalogs both sides' schemas, null to compile from what the map shows
 * @param dialect how its filters are read
 */
record ChosenMap(
    DualWriteMap map,
    @Nullable CatalogueEntry entry,
    @Nullable Catalogs catalogs,
    FilterDialect dialect) {

  /** Compiles it; errors are in the result. */
  Compilation compile() {
    MapCompiler compiler =
        catalogs == null
            ? MapCompiler.withoutCatalogs()
            : MapCompiler.forCatalogs(catalogs.dataverse(), catalogs.finance());
    return compiler.withDialect(dialect).compile(map);
  }

  /**
   * Compiles it to be run.
   *
   * @throws UnreadableException with every error
   */
  Compilation compileToRun() {
    Compilation compilation = compile();
    if (compilation.hasErrors()) {
      String errors =
          compilation.issues().stream()
              .filter(issue -> issue.severity() == Severity.ERROR)
              .map(MapIssue::display)
              .collect(Collectors.joining("\n  ", "\n  ", ""));
      throw new UnreadableException("the map " + map.name() + " cannot run:" + errors);
    }
    return compilation;
  }
}
