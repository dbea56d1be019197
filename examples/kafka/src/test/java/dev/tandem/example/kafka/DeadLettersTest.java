package dev.tandem.example.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.kafka.demo.Customers;
import dev.tandem.example.kafka.demo.LocalBroker;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.FaultyConnector;
import dev.tandem.spi.testkit.FeedStyle;
import dev.tandem.spi.testkit.RowFault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot be carried out lies in a topic, and comes back from there. */
@ExtendWith(SharedBroker.class)
class DeadLettersTest {

  // I22: a refused change is told in the topic, replayed from it, and leaves it.
  @Test
  void tellsAndReplaysAChangeThatWasRefused(LocalBroker broker) throws Exception {
    try (World world = World.open(broker, 2, FeedStyle.complete())) {
      world.host(
          "only",
          finance ->
              FaultyConnector.of(finance, Clock.systemUTC())
                  .scriptRow(
                      Customers.key(Side.FINANCE, "BAD"),
                      RowFault.rejects(ErrorCode.TEXT_TOO_LONG, "NAME")));
      KafkaLetters letters = new KafkaLetters(world.sync().build());
      world.write(Side.DATAVERSE, "GOOD", "name");
      world.write(Side.DATAVERSE, "BAD", "name");
      world.await(() -> !letters.read().isEmpty());
      KafkaLetter letter = letters.read().get(0);
      assertThat(letter.isRecord()).isFalse();
      assertThat(letter.map()).isEqualTo(Customers.MAP);
      assertThat(letter.note()).contains("TDM2002");
      assertThat(letters.read()).hasSize(1);
      assertThat(world.counters().dead()).isOne();

      assertThat(letters.replay(letter)).isTrue();

      world.awaitSettled();
      world.assertAgreed();
      world.await(() -> letters.read().isEmpty());
      assertThat(letters.replay(letter)).as("a second time").isFalse();
    }
  }

  // I22: a record that nobody can read is kept as it is and holds up nothing.
  @Test
  void keepsARecordThatCannotBeRead(LocalBroker broker) throws Exception {
    try (World world = World.open(broker, 1, FeedStyle.complete())) {
      byte[] key = "N1|".getBytes(StandardCharsets.UTF_8);
      byte[] value = "{\"table\":".getBytes(StandardCharsets.UTF_8);
      append(world, key, value);
      world.host("only");
      world.write(Side.DATAVERSE, "N1", "name");
      world.awaitSettled();
      world.assertAgreed();

      KafkaLetters letters = new KafkaLetters(world.sync().build());
      List<KafkaLetter> found = letters.read();
      assertThat(found).hasSize(1);
      KafkaLetter letter = found.get(0);
      assertThat(letter.isRecord()).isTrue();
      assertThat(letter.recordValue()).isEqualTo(value);
      assertThat(letter.note()).contains("a record is no change");

      assertThat(letters.replay(letter)).isTrue();
      world.await(
          () -> {
            List<KafkaLetter> now = letters.read();
            return now.size() == 1 && !now.get(0).name().equals(letter.name());
          });
    }
  }

  private static void append(World world, byte[] key, byte[] value) throws Exception {
    Map<String, Object> settings = new HashMap<>(world.broker().settings());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(world.topics().changes(Side.DATAVERSE), 0, key, value))
          .get();
    }
  }
}
