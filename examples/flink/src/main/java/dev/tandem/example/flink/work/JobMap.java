package dev.tandem.example.flink.work;

import dev.tandem.compile.MapCompiler;
import dev.tandem.map.format.MapReader;
import dev.tandem.schema.format.Catalogs;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map as a job carries it: its text and the schemas. A compiled map is method handles, which
 * cannot travel, so each worker compiles the text once, with the usual options of the compiler.
 * Immutable.
 *
 * @param mapText one map in any form that {@link MapReader} reads
 * @param schemas the schemas of both sides
 */
public record JobMap(String mapText, SchemaTexts schemas) implements Serializable {
  private static final int KEPT = 8;

  /** By content, for all tasks of this process; the oldest ones go. */
  private static final Map<JobMap, Compiled> COMPILED = new LinkedHashMap<>();

  /**
   * The compiled map of this process; the first call compiles.
   *
   * @throws dev.tandem.map.format.MapFormatException when the text is no map
   * @throws dev.tandem.compile.MapCompilationException when the map cannot run
   */
  public Compiled compiled() {
    synchronized (COMPILED) {
      Compiled known = COMPILED.get(this);
      if (known == null) {
        known = compile();
        COMPILED.put(this, known);
        if (COMPILED.size() > KEPT) {
          COMPILED.remove(COMPILED.keySet().iterator().next());
        }
      }
      return known;
    }
  }

  private Compiled compile() {
    Catalogs catalogs = schemas.read();
    return new Compiled(
        MapCompiler.forCatalogs(catalogs.dataverse(), catalogs.finance())
            .compile(MapReader.parse("job", mapText.getBytes(StandardCharsets.UTF_8)))
            .orThrow(),
        catalogs);
  }
}
