package dev.tandem.example.flink;

import dev.tandem.engine.CompiledMap;
import dev.tandem.example.flink.chunk.ChunkSource;
import dev.tandem.example.flink.wire.ComparedRow;
import dev.tandem.example.flink.wire.Found;
import dev.tandem.example.flink.wire.WireType;
import dev.tandem.example.flink.work.JobMap;
import dev.tandem.example.flink.work.SystemFactory;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.reconcile.Difference;
import dev.tandem.sync.reconcile.ReconcileReport;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Compares the whole tables of both sides. Each table is read once, in pages; rows meet their
 * partners in joins by key, so that no row is asked for by key. First the rows of one side meet the
 * rows that they map to, then, where a map goes both ways, those of the other side are looked
 * through for rows without a partner; that is what {@code SyncRuntime.reconcile} does. Immutable.
 *
 * @param map the map
 * @param dataverse the system of Dataverse, which also answers lookups
 * @param finance the system of finance
 * @param chunkSize most rows in a page that is read
 */
public record ReconcileJob(
    JobMap map, SystemFactory dataverse, SystemFactory finance, int chunkSize)
    implements Serializable {

  /** The side that is looked at first and the way its rows travel. */
  Direction way() {
    return map.compiled().map().directions().contains(Direction.TO_FINANCE)
        ? Direction.TO_FINANCE
        : Direction.TO_DATAVERSE;
  }

  boolean isTwoWay() {
    return map.compiled().map().directions().size() == 2;
  }

  /**
   * Adds the comparison to a job. Batch execution suits it best: joins are sorted then and spill to
   * disk.
   *
   * @return everything that differs, in no order
   */
  public DataStream<Found> differences(StreamExecutionEnvironment environment) {
    SingleOutputStreamOperator<ComparedRow> first = side(environment, way().source());
    SingleOutputStreamOperator<ComparedRow> second = side(environment, way().target());
    DataStream<Found> found =
        first
            .getSideOutput(PrepareRows.FOUND)
            .union(second.getSideOutput(PrepareRows.FOUND), join(first, second, "pairs", true));
    if (isTwoWay()) {
      DataStream<ComparedRow> sources = first.getSideOutput(PrepareRows.LEFT_OVER);
      DataStream<ComparedRow> targets = second.getSideOutput(PrepareRows.LEFT_OVER);
      found = found.union(join(targets, sources, "left over", false));
    }
    return found.process(new CountKinds()).returns(WireType.FOUND).name("count");
  }

  private SingleOutputStreamOperator<ComparedRow> side(
      StreamExecutionEnvironment environment, Side side) {
    return environment
        .fromSource(
            new ChunkSource(map, side == Side.DATAVERSE ? dataverse : finance, chunkSize),
            WatermarkStrategy.noWatermarks(),
            "read " + side,
            WireType.SOURCE_ROW)
        .process(new PrepareRows(this, side))
        .returns(WireType.COMPARED_ROW)
        .name("map " + side);
  }

  private DataStream<Found> join(
      DataStream<ComparedRow> first, DataStream<ComparedRow> second, String name, boolean pairs) {
    return first
        .keyBy(ComparedRow::meets, Types.STRING)
        .connect(second.keyBy(ComparedRow::meets, Types.STRING))
        .process(pairs ? new ComparePairs(this) : new CompareLeftOver(this))
        .returns(WireType.FOUND)
        .name(name);
  }

  /** What the comparison came to, when the job has ended; it adds up no amounts. */
  public ReconcileReport report(JobExecutionResult result) {
    CompiledMap compiled = map.compiled().map();
    Map<Difference.Kind, Long> counts = new EnumMap<>(Difference.Kind.class);
    for (Difference.Kind kind : Difference.Kind.values()) {
      long count = count(result, CountKinds.name(kind));
      if (count > 0) {
        counts.put(kind, count);
      }
    }
    return new ReconcileReport(
        compiled.name(),
        count(result, PrepareRows.rows(Side.DATAVERSE)),
        count(result, PrepareRows.rows(Side.FINANCE)),
        count(result, ComparePairs.ALIKE),
        counts,
        0,
        List.of());
  }

  private static long count(JobExecutionResult result, String name) {
    Long count = result.getAccumulatorResult(name);
    return count == null ? 0 : count;
  }
}
