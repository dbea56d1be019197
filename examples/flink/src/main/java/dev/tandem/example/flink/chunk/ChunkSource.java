package dev.tandem.example.flink.chunk;

import dev.tandem.example.flink.wire.SourceRow;
import dev.tandem.example.flink.work.JobMap;
import dev.tandem.example.flink.work.SystemFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * All rows that a system keeps in the table of a map. Its pages are the splits; each goes to the
 * reader that asks next. Where page tokens are only known by reading (the usual case), a reader
 * hands the next token on before it works on its own page, so that reading is a chain and all else
 * runs beside it. A checkpoint lies between pages, never inside one. Immutable.
 */
public final class ChunkSource implements Source<SourceRow, ChunkSplit, ChunkPlan> {
  private static final long serialVersionUID = 1L;

  private final JobMap map;
  private final SystemFactory system;
  private final int chunkSize;

  /**
   * A source.
   *
   * @param map names the table
   * @param system keeps it
   * @param chunkSize most rows in a page; a connector may give fewer
   */
  public ChunkSource(JobMap map, SystemFactory system, int chunkSize) {
    this.map = map;
    this.system = system;
    this.chunkSize = chunkSize;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<SourceRow, ChunkSplit> createReader(SourceReaderContext context) {
    return new ChunkReader(context, map, system, chunkSize);
  }

  @Override
  public SplitEnumerator<ChunkSplit, ChunkPlan> createEnumerator(
      SplitEnumeratorContext<ChunkSplit> context) {
    return new ChunkEnumerator(context, begin());
  }

  private ChunkPlan begin() {
    String table = map.compiled().table(system.side()).name().name();
    List<ChunkSplit> splits = new ArrayList<>();
    for (String token : system.chunks(table, chunkSize)) {
      splits.add(ChunkSplit.of(splits.size(), token));
    }
    return splits.isEmpty()
        ? new ChunkPlan(1, false, List.of(ChunkSplit.of(0, "")))
        : new ChunkPlan(splits.size(), true, splits);
  }

  @Override
  public SplitEnumerator<ChunkSplit, ChunkPlan> restoreEnumerator(
      SplitEnumeratorContext<ChunkSplit> context, ChunkPlan checkpoint) {
    return new ChunkEnumerator(context, checkpoint);
  }

  @Override
  public SimpleVersionedSerializer<ChunkSplit> getSplitSerializer() {
    return new ChunkSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<ChunkPlan> getEnumeratorCheckpointSerializer() {
    return new ChunkPlanSerializer();
  }
}
