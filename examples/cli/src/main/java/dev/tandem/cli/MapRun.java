package dev.tandem.cli;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.row.format.ReadRow;
import dev.tandem.row.format.RowReader;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Takes rows through one map, one after the other. */
final class MapRun {
  private static final int MOST_NAMES = 1_000;

  private final CompiledMap map;
  private final Direction direction;
  private final Lookups lookups;
  private final boolean verbose;
  private final RowReader reader;
  private final Set<String> unknown = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * A run.
   *
   * @param verbose whether columns that the table does not have are told
   */
  MapRun(CompiledMap map, Direction direction, Lookups lookups, boolean verbose) {
    this.map = map;
    this.direction = direction;
    this.lookups = lookups;
    this.verbose = verbose;
    RowReader plain = RowReader.of(map.source(direction));
    reader = verbose ? plain.reportingUnknownColumns() : plain;
  }

  /** Reads the rows that this run takes. */
  RowReader reader() {
    return reader;
  }

  /** Maps every row; what was written before a line that cannot be read stays. */
  void run(RowSource rows, Console console, ErrorsFile errors, Tally tally) throws IOException {
    ResultWriter writer = new ResultWriter(map.target(direction), console.out());
    for (ReadRow row = rows.next(); row != null; row = rows.next()) {
      if (verbose) {
        tellUnknown(row.unknownColumns(), console);
      }
      MappingResult result = map.apply(direction, row.row(), lookups);
      writer.write(result);
      tally.count(result);
      if (result instanceof MappingResult.Rejected rejected) {
        errors.add(rejected, row.line());
      }
    }
  }

  private void tellUnknown(List<String> columns, Console console) {
    for (String column : columns) {
      if (unknown.size() < MOST_NAMES && unknown.add(column)) {
        console.say("%s has no column %s; it is ignored".formatted(reader.schema(), column));
      }
    }
  }
}
