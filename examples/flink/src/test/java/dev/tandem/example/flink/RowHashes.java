package dev.tandem.example.flink;

import dev.tandem.example.flink.wire.LeftOut;
import dev.tandem.example.flink.wire.MappedRow;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * A number for what became of each row of a job, by the number of the row, kept in this process.
 *
 * @param name tells jobs apart
 */
record RowHashes(String name) implements Serializable {
  private static final Map<String, Rows> ROWS = new ConcurrentHashMap<>();

  /** Each row is written by one task only. */
  private record Rows(AtomicLongArray hashes, AtomicInteger count) {
    void put(UUID id, long hash) {
      hashes.set(OrderTables.number(id), hash);
      count.incrementAndGet();
    }
  }

  void begin(int orders) {
    ROWS.put(name, new Rows(new AtomicLongArray(orders), new AtomicInteger()));
  }

  private Rows list() {
    return Objects.requireNonNull(ROWS.get(name));
  }

  long[] hashes() {
    AtomicLongArray hashes = list().hashes();
    return IntStream.range(0, hashes.length()).mapToLong(hashes::get).toArray();
  }

  /** How many rows came, those included that came twice. */
  int rows() {
    return list().count().get();
  }

  Sink<MappedRow> ofMapped() {
    return new MappedSink(this);
  }

  Sink<LeftOut> ofLeftOut() {
    return new LeftOutSink(this);
  }

  private record MappedSink(RowHashes hashes) implements Sink<MappedRow> {
    @Override
    public SinkWriter<MappedRow> createWriter(WriterInitContext context) {
      Rows rows = hashes.list();
      return new Writer<>(row -> rows.put(id(row), ThroughputRun.hash(row)));
    }

    /** Out of {@code tandem|MAP|F|RUN/ID@VERSION}. */
    private static UUID id(MappedRow row) {
      String operation = row.operationId();
      String id = operation.substring(operation.lastIndexOf('/') + 1, operation.lastIndexOf('@'));
      return UUID.fromString(id);
    }
  }

  private record LeftOutSink(RowHashes hashes) implements Sink<LeftOut> {
    @Override
    public SinkWriter<LeftOut> createWriter(WriterInitContext context) {
      Rows rows = hashes.list();
      return new Writer<>(row -> rows.put(UUID.fromString(row.row()), ThroughputRun.hash(row)));
    }
  }

  private record Writer<T>(Consumer<T> consumer) implements SinkWriter<T> {
    @Override
    public void write(T element, Context context) {
      consumer.accept(element);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
