package dev.tandem.example.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.kafka.demo.LocalBroker;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.FeedStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several instances share the partitions of one group. */
@ExtendWith(SharedBroker.class)
class SharingTest {
  private static final int PARTITIONS = 4;
  private static final int ROWS = 40;

  // I1, I5, I6, I22: instances come and go while people of both sides work.
  @Test
  void losesAndDoublesNothingWhileInstancesComeAndGo(LocalBroker broker) throws Exception {
    try (World world = World.open(broker, PARTITIONS, FeedStyle.complete())) {
      Random random = new Random(6);
      KafkaHost first = world.host("first");
      work(world, random, 150);
      world.await(() -> world.counters().received() > 0);
      KafkaHost second = world.host("second");
      work(world, random, 150);
      world.await(() -> held(first).size() < PARTITIONS && !held(second).isEmpty());
      work(world, random, 150);
      first.close();
      work(world, random, 150);
      world.await(() -> held(second).size() == PARTITIONS);
      KafkaHost third = world.host("third");
      work(world, random, 100);
      world.await(() -> !held(third).isEmpty());
      world.awaitSettled();
      world.assertAgreed();
      assertThat(world.counters().received())
          .as("each change of both feeds once")
          .isEqualTo(world.history());
      assertOrderOfEachRow(world, Side.DATAVERSE);
      assertOrderOfEachRow(world, Side.FINANCE);
    }
  }

  private static Set<Integer> held(KafkaHost host) {
    SyncInstance instance = host.instance();
    return instance == null ? Set.of() : instance.held();
  }

  /** Each side has rows of its own; both are written, deleted and created again. */
  private static void work(World world, Random random, int changes) {
    for (int i = 0; i < changes; i++) {
      Side side = random.nextBoolean() ? Side.DATAVERSE : Side.FINANCE;
      String number = side.name().charAt(0) + "" + random.nextInt(ROWS);
      if (random.nextInt(10) == 0 && world.rows(side).containsKey(number)) {
        world.delete(side, number);
      } else {
        world.write(side, number, "name " + random.nextInt(1000));
      }
    }
  }

  /** I11: what reached a row came in the order in which the other side changed its row. */
  private static void assertOrderOfEachRow(World world, Side source) {
    Map<String, Integer> places = new HashMap<>();
    List<Change> history = world.side(source).history();
    history.forEach(change -> places.put(change.coordinate(), places.size()));
    Map<String, Integer> last = new HashMap<>();
    AtomicInteger seen = new AtomicInteger();
    for (Change effect : world.side(source.other()).history()) {
      String operation = effect.operationId();
      if (operation != null) {
        String coordinate = operation.substring(operation.lastIndexOf('|') + 1);
        assertThat(places).as("where %s comes from", operation).containsKey(coordinate);
        int place = places.getOrDefault(coordinate, -1);
        String row = String.valueOf(effect.key());
        assertThat(place).as("%s of %s", operation, row).isGreaterThan(last.getOrDefault(row, -1));
        last.put(row, place);
        seen.incrementAndGet();
      }
    }
    assertThat(seen).as("effects of %s", source).hasPositiveValue();
  }

  // I4: one side owns a row, so the instance that has it has the echo too.
  @Test
  void putsBothRowsOfAPairIntoOnePartition(LocalBroker broker) throws Exception {
    try (World world = World.open(broker, PARTITIONS, FeedStyle.complete())) {
      KafkaHost host = world.host("only");
      for (int i = 0; i < ROWS; i++) {
        world.write(i % 2 == 0 ? Side.DATAVERSE : Side.FINANCE, "N" + i, "name");
      }
      world.awaitSettled();
      world.assertAgreed();
      Map<String, Set<Integer>> places = TopicDump.placesOfKeys(world);
      assertThat(places).hasSize(ROWS).allSatisfy((key, found) -> assertThat(found).hasSize(1));
      Set<Integer> used = new HashSet<>();
      places.values().forEach(used::addAll);
      assertThat(used).as("partitions that are used").hasSizeGreaterThan(1);
      assertThat(held(host)).hasSize(PARTITIONS);
    }
  }
}
