package dev.tandem.example.flink;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Keeps what comes out of a job in this process, by name.
 *
 * @param <T> what comes
 * @param name tells the lists of a test class apart
 */
record Collected<T>(String name) implements Sink<T> {
  private static final Map<String, Queue<Object>> LISTS = new ConcurrentHashMap<>();

  private static Queue<Object> list(String name) {
    return LISTS.computeIfAbsent(name, any -> new ConcurrentLinkedQueue<>());
  }

  /** What came, in no order; the list begins anew. */
  List<T> take(Class<T> type) {
    Queue<Object> list = LISTS.remove(name);
    return list == null ? List.of() : list.stream().map(type::cast).toList();
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    Queue<Object> list = list(name);
    return new SinkWriter<>() {
      @Override
      public void write(T element, Context at) {
        list.add(element);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
