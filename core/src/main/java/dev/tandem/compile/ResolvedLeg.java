package dev.tandem.compile;

import dev.tandem.filter.Filter;
import dev.tandem.filter.FilterSyntaxException;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.Leg;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one leg of a map with its tables and fields found, for tools that judge maps further than the
 * compiler does. A table that no catalog has is made from what the map itself shows, all untyped.
 * Immutable and safe for any thread.
 */
public final class ResolvedLeg {
  private final LegScope scope;
  private final @Nullable IntegrationKey key;
  private final List<ResolvedField> fields;

  private ResolvedLeg(LegScope scope, @Nullable IntegrationKey key) {
    this.scope = scope;
    this.key = key;
    fields = scope.pairs().stream().map(pair -> ResolvedField.of(pair, scope.dataverse())).toList();
  }

  static ResolvedLeg of(LegScope scope, @Nullable IntegrationKey key) {
    return new ResolvedLeg(scope, key);
  }

  /** The map. */
  public DualWriteMap map() {
    return scope.map();
  }

  /** Its leg as data. */
  public Leg leg() {
    return scope.leg();
  }

  /** The finance entity. */
  public TableSchema finance() {
    return scope.finance();
  }

  /** The Dataverse table. */
  public TableSchema dataverse() {
    return scope.dataverse();
  }

  /** The table whose rows travel this way. */
  public TableSchema source(Direction direction) {
    return scope.source(direction);
  }

  /** The integration key the leg uses (KEY-1), empty when the table has none. */
  public Optional<IntegrationKey> key() {
    return Optional.ofNullable(key);
  }

  /** The fields in document order. */
  public List<ResolvedField> fields() {
    return fields;
  }

  /** Whether any field travels this way. */
  public boolean travels(Direction direction) {
    return scope.travels(direction);
  }

  /**
   * The filter on rows travelling this way; empty when it does not parse or reads unknown columns,
   * which the compiler reports. No filter lets every row pass.
   */
  public Optional<Filter> filter(Direction direction) {
    try {
      Filter filter =
          Filter.parse(direction.source(), scope.leg().filter(direction).strip(), scope.dialect());
      boolean known = filter.unknownColumns(source(direction)).isEmpty();
      return known ? Optional.of(filter) : Optional.empty();
    } catch (FilterSyntaxException reportedByTheCompiler) {
      return Optional.empty();
    }
  }
}
