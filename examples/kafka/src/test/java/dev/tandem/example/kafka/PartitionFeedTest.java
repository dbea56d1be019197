package dev.tandem.example.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.example.kafka.demo.Customers;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partition as a change feed. */
class PartitionFeedTest {
  private static final TopicPartition PLACE = new TopicPartition("t.changes.finance", 3);
  private static final TableName TABLE = TableName.finance(Customers.table(Side.FINANCE));

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final PartitionFeed feed = new PartitionFeed(consumer, PLACE);

  @BeforeEach
  void assign() {
    consumer.assign(List.of(PLACE));
    consumer.updateBeginningOffsets(Map.of(PLACE, 5L));
    consumer.updateEndOffsets(Map.of(PLACE, 9L));
  }

  private ChangeBatch ask(Cursor after, int limit) {
    return feed.changes(new ChangeQuery(Set.of(TABLE), after, limit));
  }

  private static Change change(TableName table, long number) {
    return new Change(
        "c" + number,
        number,
        table,
        Change.Kind.DELETE,
        null,
        Customers.key(Side.FINANCE, "N"),
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH);
  }

  private void fill() {
    ask(feed.oldest(), 10);
    for (long offset = 5; offset < 9; offset++) {
      feed.add(offset, change(TABLE, offset));
    }
    consumer.seek(PLACE, 9);
  }

  private static List<String> names(ChangeBatch batch) {
    return ((ChangeBatch.Changes) batch).changes().stream().map(Change::coordinate).toList();
  }

  // I5: the same question has the same answer, until the next place is asked for.
  @Test
  void givesTheSameChangesAgain() {
    fill();
    ChangeBatch.Changes first = (ChangeBatch.Changes) ask(feed.oldest(), 2);
    assertThat(names(first)).containsExactly("c5", "c6");
    assertThat(first.more()).isTrue();
    assertThat(names(ask(feed.oldest(), 3))).containsExactly("c5", "c6", "c7");
    ChangeBatch.Changes rest = (ChangeBatch.Changes) ask(first.next(), 10);
    assertThat(names(rest)).containsExactly("c7", "c8");
    assertThat(names(ask(rest.next(), 10))).isEmpty();
  }

  // I7: what a commit that failed did not take is fetched again.
  @Test
  void goesBackWhenAsked() {
    fill();
    ChangeBatch.Changes all = (ChangeBatch.Changes) ask(feed.oldest(), 10);
    assertThat(names(ask(all.next(), 10))).isEmpty();
    ChangeBatch.Changes back = (ChangeBatch.Changes) ask(feed.oldest(), 10);
    assertThat(back.changes()).isEmpty();
    assertThat(back.more()).isTrue();
    assertThat(consumer.position(PLACE)).isEqualTo(5);
  }

  @Test
  void passesOverOtherTables() {
    ask(feed.oldest(), 10);
    feed.add(5, change(TableName.finance("Others"), 5));
    feed.add(6, change(TABLE, 6));
    ChangeBatch.Changes batch = (ChangeBatch.Changes) ask(feed.oldest(), 10);
    assertThat(names(batch)).containsExactly("c6");
    assertThat(batch.next()).isEqualTo(Place.cursor(PLACE, 7));
  }

  // I10: what retention cut off is told, never passed over.
  @Test
  void tellsThatChangesAreGone() {
    Cursor old = Place.cursor(PLACE, 1);
    ask(old, 10);
    feed.expire("cut off");
    assertThat(ask(old, 10)).isEqualTo(new ChangeBatch.Expired("cut off"));
    assertThat(feed.isExpired()).isTrue();
    ask(feed.oldest(), 10);
    assertThat(feed.isExpired()).as("once it goes on from the oldest").isFalse();
  }

  @Test
  void refusesAPlaceOfAnotherFeed() {
    for (String token :
        List.of("17", "kafka/t.changes.finance/2/1", "kafka/t.changes.finance/3/x")) {
      assertThatThrownBy(() -> ask(new Cursor(token), 1))
          .as(token)
          .isInstanceOf(PermanentConnectorException.class);
    }
  }
}
