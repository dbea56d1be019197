package dev.tandem.guide;

import dev.tandem.compile.Compilation;
import dev.tandem.compile.MapCompiler;
import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.format.MapReader;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.row.format.RowReader;
import dev.tandem.row.format.RowWriter;
import dev.tandem.schema.format.Catalogs;
import java.nio.file.Path;

/** The host of the README: one map file, one row, one answer. */
public final class EmbeddedHost {
  private EmbeddedHost() {}

  /** Maps one Dataverse row, given as JSON, with a map of the caller's own. */
  public static String mapOneRow(Path mapFile, String json) {
    // snippet: host
    DualWriteMap map = MapReader.read(mapFile);
    Catalogs schemas = ProjectOperations.shipped().catalogs();
    Compilation compilation =
        MapCompiler.forCatalogs(schemas.dataverse(), schemas.finance()).compile(map);
    compilation.issues().forEach(issue -> System.err.println(issue.display()));
    CompiledMap compiled = compilation.orThrow();

    RowReader reader = RowReader.of(compiled.source(Direction.TO_FINANCE));
    RowWriter writer = RowWriter.of(compiled.target(Direction.TO_FINANCE));
    MappingResult result = compiled.apply(Direction.TO_FINANCE, reader.read(json), Lookups.byKey());
    if (result instanceof MappingResult.Mapped mapped) {
      return mapped.table() + " " + mapped.key() + " " + writer.toJson(mapped.row());
    } else if (result instanceof MappingResult.Filtered filtered) {
      return "left out: " + filtered.reason();
    }
    return "rejected: " + ((MappingResult.Rejected) result).problems();
    // end
  }
}
