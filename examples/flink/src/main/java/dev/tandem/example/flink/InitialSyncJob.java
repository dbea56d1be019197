package dev.tandem.example.flink;

import dev.tandem.example.flink.chunk.ChunkSource;
import dev.tandem.example.flink.wire.LeftOut;
import dev.tandem.example.flink.wire.MappedRow;
import dev.tandem.example.flink.wire.WireType;
import dev.tandem.example.flink.work.JobMap;
import dev.tandem.example.flink.work.SystemFactory;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import java.io.Serializable;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The first load of one table. Immutable.
 *
 * @param map the map
 * @param direction the way that rows travel
 * @param dataverse the system of Dataverse, which also answers lookups
 * @param finance the system of finance
 * @param run names this load in operation ids; a load of the same run writes nothing twice
 * @param chunkSize most rows in a page that is read
 * @param groupSize most rows in a group that is written
 */
public record InitialSyncJob(
    JobMap map,
    Direction direction,
    SystemFactory dataverse,
    SystemFactory finance,
    String run,
    int chunkSize,
    int groupSize)
    implements Serializable {

  /**
   * What comes out of mapping.
   *
   * @param mapped rows that are to be written
   * @param filtered rows that filter or company keep out
   * @param rejected rows that cannot be mapped
   */
  public record Mapped(
      DataStream<MappedRow> mapped, DataStream<LeftOut> filtered, DataStream<LeftOut> rejected) {}

  /** Where rows come from. */
  public SystemFactory source() {
    return direction.source() == Side.DATAVERSE ? dataverse : finance;
  }

  /** Where rows go to. */
  public SystemFactory target() {
    return direction.target() == Side.DATAVERSE ? dataverse : finance;
  }

  /** Adds reading and mapping to a job. */
  public Mapped map(StreamExecutionEnvironment environment) {
    SingleOutputStreamOperator<MappedRow> mapped =
        environment
            .fromSource(
                new ChunkSource(map, source(), chunkSize),
                WatermarkStrategy.noWatermarks(),
                "read " + direction.source(),
                WireType.SOURCE_ROW)
            .process(new MapRows(this))
            .returns(WireType.MAPPED_ROW)
            .name("map " + direction);
    return new Mapped(
        mapped, mapped.getSideOutput(MapRows.FILTERED), mapped.getSideOutput(MapRows.REJECTED));
  }

  /**
   * Adds the writing of mapped rows. Without checkpoints a task that fails starts over.
   *
   * @return rows that the system refuses
   */
  public DataStream<LeftOut> write(DataStream<MappedRow> mapped) {
    return mapped.transform("write " + direction.target(), WireType.LEFT_OUT, new WriteRows(this));
  }

  /** How the operation ids of this run begin; a runtime knows echoes of its writes by it (I6). */
  String operationPrefix(String mapName) {
    char way = direction == Direction.TO_FINANCE ? 'F' : 'D';
    return "tandem|" + mapName + '|' + way + '|' + run + '/';
  }
}
