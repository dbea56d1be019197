package dev.tandem.example.flink.chunk;

import dev.tandem.example.flink.wire.Slots;
import dev.tandem.example.flink.wire.SourceRow;
import dev.tandem.example.flink.work.JobMap;
import dev.tandem.example.flink.work.SystemFactory;
import dev.tandem.example.flink.work.WorkerSystem;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page at a time and hands over all its rows in one go, so that a checkpoint never parts
 * them. It remembers the furthest page that it told of: a checkpoint may have lost the telling.
 * Flink calls it on one thread; a page is awaited there.
 */
final class ChunkReader implements SourceReader<SourceRow, ChunkSplit> {
  private final SourceReaderContext context;
  private final WorkerSystem system;
  private final TableSchema table;
  private final int chunkSize;
  private final Deque<ChunkSplit> splits = new ArrayDeque<>();
  private @Nullable ChunkSplit last;
  private boolean complete;
  private CompletableFuture<Void> available = new CompletableFuture<>();

  ChunkReader(SourceReaderContext context, JobMap map, SystemFactory factory, int chunkSize) {
    this.context = context;
    system = WorkerSystem.open(map, factory);
    table = map.compiled().table(factory.side());
    this.chunkSize = Math.min(chunkSize, system.connector().capabilities().maxPageSize());
  }

  @Override
  public void start() {
    if (last != null && last.read() != null) {
      context.sendSourceEventToCoordinator(last.read());
    }
    if (splits.isEmpty()) {
      context.sendSplitRequest();
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<SourceRow> output) {
    ChunkSplit split = splits.poll();
    if (split == null) {
      if (complete) {
        return InputStatus.END_OF_INPUT;
      }
      available = new CompletableFuture<>();
      return InputStatus.NOTHING_AVAILABLE;
    }
    Page page = page(split);
    String token = page.nextToken();
    NextChunk next = new NextChunk(split.number(), token == null ? "" : token);
    context.sendSourceEventToCoordinator(next);
    for (StoredRow stored : page.rows()) {
      output.collect(new SourceRow(Slots.of(stored.row(), table), stored.version()));
    }
    keep(split.after(next));
    if (splits.isEmpty()) {
      context.sendSplitRequest();
    }
    return InputStatus.MORE_AVAILABLE;
  }

  /** Only the end of the chain can have been told of in vain, so the furthest page will do. */
  private void keep(ChunkSplit split) {
    if (last == null || last.number() < split.number()) {
      last = split;
    }
  }

  private Page page(ChunkSplit split) {
    Query first = Query.all(table.name(), chunkSize);
    return system.connector().query(split.token().isEmpty() ? first : first.from(split.token()));
  }

  @Override
  public List<ChunkSplit> snapshotState(long checkpoint) {
    List<ChunkSplit> state = new ArrayList<>(splits);
    if (last != null) {
      state.add(last);
    }
    return state;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return splits.isEmpty() && !complete ? available : CompletableFuture.completedFuture(null);
  }

  @Override
  public void addSplits(List<ChunkSplit> added) {
    for (ChunkSplit split : added) {
      if (split.read() == null) {
        splits.add(split);
      } else {
        keep(split);
      }
    }
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    complete = true;
    available.complete(null);
  }

  @Override
  public void close() {
    system.close();
  }
}
