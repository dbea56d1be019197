package dev.tandem.example.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.example.kafka.demo.LocalBroker;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.FeedStyle;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who lost a partition without noticing can do no more harm. */
@ExtendWith(SharedBroker.class)
class FenceTest {
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final int ROWS = 30;

  // I8, I9: the write of a stale instance arrives after another one took over, and is refused.
  @Test
  void refusesTheLateWriteOfAStaleInstance(LocalBroker broker) throws Exception {
    try (World world = World.open(broker, 2, FeedStyle.complete())) {
      HeldWrites held = new HeldWrites(world.side(Side.FINANCE));
      KafkaSync.Builder slow = world.sync().sessionTimeout(SILENCE).longestStep(SILENCE);
      world.started(KafkaHost.start(slow.connector(Side.FINANCE, held).build(), "stale"));
      for (int i = 0; i < ROWS; i++) {
        world.write(Side.DATAVERSE, "N" + i, "first");
      }
      world.await(held::isSent);
      world.started(KafkaHost.start(world.sync().sessionTimeout(SILENCE).build(), "fresh"));
      world.awaitSettled();
      world.assertAgreed();
      int effects = world.operations(Side.FINANCE).size();

      held.letGo();
      List<WriteOutcome> late = held.answer();

      assertThat(late).hasSize(held.sent().writes().size()).containsOnly(new WriteOutcome.Fenced());
      assertThat(world.operations(Side.FINANCE)).hasSize(effects);
      for (int i = 0; i < ROWS; i++) {
        world.write(Side.DATAVERSE, "N" + i, "second");
      }
      world.awaitSettled();
      world.assertAgreed();
    }
  }

  // I8: a second pump of a side fences the first, so that no change is in the topic twice.
  @Test
  void refusesAPumpThatWasReplaced(LocalBroker broker) throws Exception {
    try (World world = World.open(broker, 1, FeedStyle.complete())) {
      KafkaSync sync = world.sync().build();
      try (FeedPump stale = FeedPump.open(sync, Side.DATAVERSE);
          FeedPump fresh = FeedPump.open(sync, Side.DATAVERSE)) {
        world.write(Side.DATAVERSE, "N1", "name");
        assertThatThrownBy(() -> stale.step(10)).isInstanceOf(KafkaException.class);
        assertThat(fresh.step(10)).isFalse();
        assertThat(fresh.step(10)).isFalse();
      }
      try (FeedPump third = FeedPump.open(sync, Side.DATAVERSE)) {
        assertThat(third.step(10)).as("goes on where the one before it stood").isFalse();
      }
      assertThat(TopicDump.of(world, world.topics().changes(Side.DATAVERSE), 0)).hasSize(1);
    }
  }
}
