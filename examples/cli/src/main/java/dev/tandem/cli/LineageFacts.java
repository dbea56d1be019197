package dev.tandem.cli;

import dev.tandem.engine.CompiledMap;
import dev.tandem.filter.NearestNames;
import dev.tandem.map.Direction;
import dev.tandem.map.FieldMapping;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.sync.Lineage;
import dev.tandem.sync.ValueOrigin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from, in words. Immutable.
 *
 * @param byDualWrite whether a change of the other side brought it
 * @param says what there is to say before the facts
 * @param facts what is known of the change that wrote it, or wrote it before somebody else did
 */
record LineageFacts(boolean byDualWrite, List<String> says, List<Fact> facts) {

  LineageFacts {
    says = List.copyOf(says);
    facts = List.copyOf(facts);
  }

  /** Something that is known, by its name. */
  record Fact(String name, String value) {}

  /**
   * Asks where the value of a column comes from.
   *
   * @param map any name of the map
   * @param side the side that holds the value
   * @param key the key of the row, as people write it
   * @throws UnreadableException when there is no such map or column, or the key is none
   */
  static LineageFacts of(SyncSession session, String map, Side side, String key, String column) {
    CompiledMap compiled = session.compiledMap(map).map();
    KeyValues row = KeyArgument.parse(key);
    requireColumn(compiled, side, column);
    return of(session.runtime().lineage(session.map(map), side, row, column));
  }

  /** A column that is misspelt would else be answered like one that nothing is known of. */
  private static void requireColumn(CompiledMap map, Side side, String column) {
    Direction to = Direction.to(side);
    TableSchema table = map.directions().contains(to) ? map.target(to) : map.source(to.reverse());
    if (table.slotOf(column) < 0) {
      List<String> near = NearestNames.of(column, table.columns().stream().map(ColumnSchema::name));
      throw new UnreadableException(
          "%s of %s has no column '%s'; %s"
              .formatted(
                  table.name().name(),
                  Words.side(side),
                  column,
                  near.isEmpty()
                      ? "'tandem show' lists those of a map"
                      : "did you mean " + String.join(" or ", near) + "?"));
    }
  }

  private static LineageFacts of(ValueOrigin origin) {
    if (origin instanceof ValueOrigin.Written written) {
      return new LineageFacts(true, List.of(), facts(written.lineage()));
    } else if (origin instanceof ValueOrigin.NotByDualWrite other) {
      return notOurs("not by dual-write: " + other.why(), other.before());
    } else if (origin instanceof ValueOrigin.UnknownBefore unknown) {
      return notOurs("unknown: the history reaches back to " + unknown.before(), null);
    }
    return notOurs("the map keeps no row of this key alike, or does not write the column", null);
  }

  private static LineageFacts notOurs(String why, @Nullable Lineage before) {
    return before == null
        ? new LineageFacts(false, List.of(why), List.of())
        : new LineageFacts(false, List.of(why, "dual-write wrote it last:"), facts(before));
  }

  private static List<Fact> facts(Lineage lineage) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("map", lineage.map() + (lineage.isPresentMap() ? "" : ", another version")));
    facts.add(new Fact("operation", lineage.operationId()));
    facts.add(
        new Fact("change", lineage.coordinate() + (lineage.certain() ? "" : ", or one before it")));
    facts.add(new Fact("received", lineage.receivedAt().toString()));
    facts.add(new Fact("applied", lineage.appliedAt().toString()));
    for (FieldMapping field : lineage.fields()) {
      facts.add(new Fact("field", field.sourceField() + " and " + field.destinationField()));
    }
    return facts;
  }
}
