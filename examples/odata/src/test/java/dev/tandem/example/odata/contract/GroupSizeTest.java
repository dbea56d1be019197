package dev.tandem.example.odata.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.Transport;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.ContractFixture;
import dev.tandem.spi.value.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The largest groups that connectors declare fit into the batches that the services take. */
class GroupSizeTest {
  private static final int WRITES = 40;

  /** Counts the operations of batches. */
  private static final class Counting implements Transport {
    private final Transport real;
    private int most;

    Counting(Transport real) {
      this.real = real;
    }

    @Override
    public HttpReply send(HttpCall call) throws IOException {
      String mark = "Content-Type: application/http";
      most = Math.max(most, call.body().split(mark, -1).length - 1);
      return real.send(call);
    }
  }

  private static List<Write> writes(Catalog catalog) {
    ContractFixture rows = ContractFixture.derive(catalog);
    List<Write> writes = new ArrayList<>();
    for (int number = 0; number < WRITES; number++) {
      Row row = rows.row(number);
      KeyValues key = rows.keyOf(row);
      writes.add(Write.upsert("write " + number, key, row));
    }
    return writes;
  }

  /** Each write takes this many operations, so that a whole group takes no more than allowed. */
  private static void assertFits(Catalog catalog, boolean ownTables, int each, int allowed) {
    try (Environment environment =
        ownTables ? Environment.withOwnTables(catalog) : Environment.plain(catalog)) {
      Counting transport = new Counting(environment.transport());
      environment.clear();
      try (Connector connector = environment.open(transport)) {
        int group = connector.capabilities().maxGroupSize();
        assertThat(group).isEqualTo(allowed / each);
        transport.most = 0;
        List<WriteOutcome> outcomes =
            connector.write(new WriteGroup(writes(catalog), false).under(new Fence("p", 1)));
        assertThat(outcomes).allMatch(WriteOutcome.Applied.class::isInstance);
        assertThat(transport.most).isEqualTo(each * WRITES);
      }
    }
  }

  // V4: 1,000 operations; a write with its ledger and its fence takes three
  @Test
  void groupsOfDataverseFitIntoABatch() {
    assertFits(SampleTables.dataverse(), true, 3, 1000);
    assertFits(SampleTables.dataverse(), false, 1, 1000);
  }

  // F6: 5,000 operations
  @Test
  void groupsOfFinanceFitIntoABatch() {
    assertFits(SampleTables.finance(), true, 3, 5000);
    assertFits(SampleTables.finance(), false, 1, 5000);
  }
}
