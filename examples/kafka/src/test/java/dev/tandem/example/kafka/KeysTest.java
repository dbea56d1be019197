package dev.tandem.example.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.kafka.demo.Customers;
import dev.tandem.example.kafka.demo.LocalBroker;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.testkit.FeedStyle;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which partition a change comes to. */
@ExtendWith(SharedBroker.class)
class KeysTest {
  private static final int PARTITIONS = 8;
  private static final int ROWS = 24;

  // UND-26, UND-27: the routes of a pair are equal where its keys are.
  @Test
  void routesBothSidesAlike() {
    Routing keys = new MappedKeys(List.of(Customers.map()));
    TableName dataverse = TableName.dataverse(Customers.table(Side.DATAVERSE));
    TableName finance = TableName.finance(Customers.table(Side.FINANCE));
    String route = keys.route(dataverse, null, KeyValues.of("crm_number", "Ab 1 "));
    assertThat(route).isEqualTo("ab 1|");
    assertThat(keys.route(finance, null, KeyValues.of("NUMBER", "aB 1"))).isEqualTo(route);
    assertThat(keys.route(dataverse, null, null)).isNull();
    assertThat(keys.route(TableName.finance("Others"), null, null)).isNull();
  }

  // V2, I16: Dataverse tells a deletion by the identifier alone; it must follow its row.
  @Test
  void sendsADeletionByIdentifierAfterItsRow(LocalBroker broker) throws Exception {
    try (World world = World.open(broker, PARTITIONS, FeedStyle.dataverse())) {
      world.host("only");
      for (int i = 0; i < ROWS; i++) {
        world.write(Side.DATAVERSE, "N" + i, "name");
      }
      world.await(() -> world.rows(Side.FINANCE).size() == ROWS);
      for (int i = 0; i < ROWS; i += 2) {
        world.delete(Side.DATAVERSE, "N" + i);
      }
      world.await(() -> world.rows(Side.FINANCE).equals(world.rows(Side.DATAVERSE)));
      world.await(() -> world.counters().waiting() == 0);
      assertThat(world.rows(Side.FINANCE)).hasSize(ROWS / 2);
      assertThat(TopicDump.placesOfKeys(world))
          .hasSize(ROWS)
          .allSatisfy((key, found) -> assertThat(found).hasSize(1));
    }
  }

  // UND-25: a row whose key changes stays where it was, and the other side follows it there.
  @Test
  void keepsARowInItsPartitionWhenItsKeyChanges(LocalBroker broker) throws Exception {
    try (World world = World.open(broker, PARTITIONS, FeedStyle.complete())) {
      world.host("only");
      world.write(Side.DATAVERSE, "OLD", "name");
      world.awaitSettled();
      for (int i = 0; i < ROWS; i++) {
        world.rename(Side.DATAVERSE, i == 0 ? "OLD" : "NEW" + (i - 1), "NEW" + i);
      }
      world.awaitSettled();
      Map<String, Set<Integer>> places = TopicDump.placesOfKeys(world);
      assertThat(places.keySet()).containsExactly("old|");
      assertThat(places.get("old|")).hasSize(1);
      assertThat(world.rows(Side.FINANCE)).containsEntry("NEW" + (ROWS - 1), "name");
    }
  }

  // I10: rows that were there before the first pump are known by their identifiers too.
  @Test
  void knowsTheRowsThatWereThereBefore(LocalBroker broker) throws Exception {
    try (World world = World.closed(broker, PARTITIONS, FeedStyle.dataverse())) {
      for (int i = 0; i < ROWS; i++) {
        world.write(Side.DATAVERSE, "N" + i, "name");
      }
      world.start();
      for (int i = 0; i < ROWS; i++) {
        world.delete(Side.DATAVERSE, "N" + i);
      }
      try (FeedPump pump = FeedPump.open(world.sync().build(), Side.DATAVERSE)) {
        while (pump.step(100)) {
          // Until nothing is left.
        }
      }
      Set<String> routes = new HashSet<>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        for (ConsumerRecord<byte[], byte[]> each :
            TopicDump.of(world, world.topics().changes(Side.DATAVERSE), partition)) {
          routes.add(new String(each.key(), StandardCharsets.UTF_8));
        }
      }
      assertThat(routes).hasSize(ROWS).allMatch(route -> route.matches("n\\d+\\|"));
    }
  }
}
