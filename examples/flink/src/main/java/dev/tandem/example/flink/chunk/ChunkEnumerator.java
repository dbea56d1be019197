package dev.tandem.example.flink.chunk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Gives out the pages of a table. A page that was told of twice, because the reader that told was
 * started again, is one page. Flink calls it on one thread.
 */
final class ChunkEnumerator implements SplitEnumerator<ChunkSplit, ChunkPlan> {
  private final SplitEnumeratorContext<ChunkSplit> context;
  private final Deque<ChunkSplit> waiting;
  private final Set<Integer> idle = new LinkedHashSet<>();
  private int known;
  private boolean complete;

  ChunkEnumerator(SplitEnumeratorContext<ChunkSplit> context, ChunkPlan plan) {
    this.context = context;
    waiting = new ArrayDeque<>(plan.waiting());
    known = plan.known();
    complete = plan.complete();
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    // Readers ask.
  }

  @Override
  public void handleSplitRequest(int subtask, @Nullable String host) {
    idle.add(subtask);
    serve();
  }

  @Override
  public void handleSourceEvent(int subtask, SourceEvent event) {
    if (event instanceof NextChunk next && !complete && next.number() == known - 1) {
      if (next.token().isEmpty()) {
        complete = true;
      } else {
        waiting.add(ChunkSplit.of(known, next.token()));
        known++;
      }
      serve();
    }
  }

  @Override
  public void addSplitsBack(List<ChunkSplit> splits, int subtask) {
    idle.remove(subtask);
    splits.stream().filter(split -> split.read() == null).forEach(waiting::addFirst);
    serve();
  }

  private void serve() {
    // A reader that failed asks again when it is back.
    idle.retainAll(context.registeredReaders().keySet());
    while (!idle.isEmpty() && (complete || !waiting.isEmpty())) {
      int subtask = idle.iterator().next();
      idle.remove(subtask);
      ChunkSplit split = waiting.poll();
      if (split == null) {
        context.signalNoMoreSplits(subtask);
      } else {
        context.assignSplit(split, subtask);
      }
    }
  }

  @Override
  public ChunkPlan snapshotState(long checkpoint) {
    return new ChunkPlan(known, complete, List.copyOf(waiting));
  }

  @Override
  public void close() {}
}
