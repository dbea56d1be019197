package dev.tandem.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.jdbc.TestDatabase.Kind;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.value.Row;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several connectors to one database: a reader of changes never misses one (I10). */
@Timeout(120)
class CommitOrderTest {
  private static final TableName TABLE = SampleCatalogs.currencies().name();
  private static final Set<TableName> FOLLOWED = Set.of(TABLE);

  private final Catalog catalog = SampleCatalogs.dataverse();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private static Write write(String code) {
    Row row = Row.builder(SampleCatalogs.currencies()).build();
    return Write.upsert("op-" + code, KeyValues.of("isocurrencycode", code), row);
  }

  private static ChangeBatch.Changes after(JdbcConnector connector, Cursor cursor) {
    return (ChangeBatch.Changes) connector.changes(new ChangeQuery(FOLLOWED, cursor, 7));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void keepsTheNumberOfASlowWriterInSight(Kind kind) throws Exception {
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector slow = database.open(catalog, Clock.systemUTC());
        JdbcConnector fast = database.open(catalog, Clock.systemUTC())) {
      Cursor start = fast.cursor(FOLLOWED);
      CountDownLatch inserted = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      Future<?> slowly =
          threads.submit(
              () -> {
                slow.edits()
                    .transact(
                        edits -> {
                          edits.insert(TABLE.name(), Map.of("isocurrencycode", "SLOW"));
                          inserted.countDown();
                          await(goOn);
                        });
                return true;
              });
      assertThat(inserted.await(60, TimeUnit.SECONDS)).isTrue();
      Future<List<WriteOutcome>> fastly =
          threads.submit(() -> fast.write(WriteGroup.independent(write("FAST"))));
      // The slow one drew its number first. Were the fast one to overtake it, a reader that has
      // seen the fast one would never come back for the slow one.
      ChangeBatch.Changes meanwhile = after(fast, start);
      assertThat(meanwhile.changes()).isEmpty();
      goOn.countDown();
      slowly.get(60, TimeUnit.SECONDS);
      fastly.get(60, TimeUnit.SECONDS);
      assertThat(after(fast, meanwhile.next()).changes())
          .extracting(change -> String.valueOf(change.key()))
          .containsExactly("{isocurrencycode=SLOW}", "{isocurrencycode=FAST}");
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void tellsEveryChangeOfManyWritersOnceAndInOrder(Kind kind) throws Exception {
    int writers = 4;
    int groups = 25;
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector reader = database.open(catalog, Clock.systemUTC())) {
      Cursor cursor = reader.cursor(FOLLOWED);
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        int number = writer;
        running.add(threads.submit(() -> writeGroups(database, number, groups)));
      }
      List<Change> seen = new ArrayList<>();
      boolean finished = false;
      while (!finished) {
        finished = running.stream().allMatch(Future::isDone);
        ChangeBatch.Changes batch = after(reader, cursor);
        while (!batch.changes().isEmpty()) {
          seen.addAll(batch.changes());
          batch = after(reader, batch.next());
        }
        cursor = batch.next();
      }
      for (Future<?> writer : running) {
        writer.get();
      }
      assertThat(seen).extracting(Change::operationId).doesNotHaveDuplicates();
      assertThat(seen).hasSize(writers * groups * 2);
      assertThat(seen).extracting(Change::sequence).isSorted();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Each writer has a connector of its own, as if it were a process of its own. */
  private boolean writeGroups(TestDatabase database, int writer, int groups) {
    try (JdbcConnector connector = database.open(catalog, Clock.systemUTC())) {
      IntStream.range(0, groups)
          .mapToObj(group -> writer + "-" + group)
          .forEach(
              name -> {
                WriteGroup pair = WriteGroup.atomic(write(name), write(name.replace("-", "+")));
                assertThat(connector.write(pair)).allMatch(WriteOutcome::succeeded);
              });
      return true;
    }
  }
}
