package dev.tandem.diff;

import dev.tandem.map.Direction;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.SyncDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says which rows a difference affects. */
final class AffectedRows {
  private static final String EVERY = "every row";

  private final Facts old;
  private final Facts now;

  AffectedRows(Facts old, Facts now) {
    this.old = old;
    this.now = now;
  }

  List<RowScope> of(MapPlace place) {
    List<RowScope> scopes = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      String rows = rows(place, direction);
      if (rows != null) {
        boolean filter = place.part() == MapPart.FILTER;
        scopes.add(new RowScope(direction, filter ? "" : filter(place, direction), rows));
      }
    }
    return scopes;
  }

  private @Nullable String rows(MapPlace place, Direction direction) {
    return switch (place.part()) {
      case LEG, FINANCE_ENTITY, TABLE -> EVERY;
      case FILTER -> filterRows(place, direction);
      case PAIR, PATH, TRANSFORM, TRANSFORM_ORDER -> travels(place, direction) ? EVERY : null;
      case DIRECTION ->
          travels(old, place, direction) == travels(now, place, direction) ? null : EVERY;
      case FEEDER -> direction == Direction.TO_FINANCE ? EVERY : null;
      case RELATED_TABLE -> travels(place, direction) ? "rows with a value of the lookup" : null;
      case LITERAL -> travels(place, direction) ? blankRows(place, direction) : null;
      case LENGTH -> travels(place, direction) ? longRows(place, direction) : null;
      case ENTRY -> travels(place, direction) ? entryRows(place, direction) : null;
      case RETURN_VALUE ->
          direction == Direction.TO_FINANCE
              ? end(place, direction) + " is '" + place.key() + "'"
              : null;
      default -> null;
    };
  }

  private static @Nullable String filterRows(MapPlace place, Direction direction) {
    boolean own = MapFacts.filterPlace(place.outer(), direction).equals(place);
    return own ? "rows that pass only one of the two filters" : null;
  }

  private boolean travels(MapPlace place, Direction direction) {
    return travels(old, place, direction) || travels(now, place, direction);
  }

  private static boolean travels(Facts facts, MapPlace place, Direction direction) {
    Object way = facts.value(place.around(MapPart.PAIR).at(MapPart.DIRECTION));
    return way instanceof SyncDirection known && known.includes(direction);
  }

  /** The field at the end that rows of a direction come from. */
  private String end(MapPlace place, Direction direction) {
    MapPlace pair = place.around(MapPart.PAIR);
    Object part = now.has(pair) ? now.value(pair) : old.value(pair);
    FieldMapping field = (FieldMapping) Objects.requireNonNull(part);
    return (direction == Direction.TO_FINANCE ? field.destinationField() : field.sourceField())
        .strip();
  }

  /** A constant is written with each row, a default where the source says nothing (TRF-3). */
  private String blankRows(MapPlace place, Direction direction) {
    String end = end(place, direction);
    return end.isEmpty() ? EVERY : end + " is blank";
  }

  private String longRows(MapPlace place, Direction direction) {
    int least =
        Stream.of(old.value(place), now.value(place))
            .filter(Integer.class::isInstance)
            .mapToInt(length -> (Integer) length)
            .min()
            .orElse(0);
    return end(place, direction) + " is longer than " + least;
  }

  private String entryRows(MapPlace place, Direction direction) {
    if (direction == Direction.TO_DATAVERSE) {
      return end(place, direction) + " is '" + place.key() + "'";
    }
    List<String> values =
        Stream.of(old, now)
            .filter(facts -> facts.has(place))
            .map(facts -> facts.value(place))
            .map(value -> value == null ? "null" : "'" + value + "'")
            .distinct()
            .toList();
    return end(place, direction) + " is " + String.join(" or ", values);
  }

  /** The filter of the new map; of both where they differ. */
  private String filter(MapPlace place, Direction direction) {
    MapPlace at = MapFacts.filterPlace(place.around(MapPart.LEG), direction);
    Fact was = old.get(at);
    Fact is = now.get(at);
    String before = was == null ? "" : ((String) Objects.requireNonNull(was.value())).strip();
    String after = is == null ? "" : ((String) Objects.requireNonNull(is.value())).strip();
    if (was == null || is == null || Fact.same(was, is)) {
      return is == null ? before : after;
    }
    return before.isEmpty() || after.isEmpty() ? "" : "(" + before + ") or now (" + after + ")";
  }
}
