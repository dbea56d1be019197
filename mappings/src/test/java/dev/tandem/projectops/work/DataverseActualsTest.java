package dev.tandem.projectops.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.fault.FaultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether Dataverse has the actuals that results go back to (ERR-15, ERR-16). */
class DataverseActualsTest {
  private static UUID actual(DataverseSide side, String name, Choice<TransactionType> type) {
    UUID id = DataverseSide.id(name);
    side.put(
        Actual.CODEC,
        Actual.builder().id(id).importId(id.toString()).transactionType(type).build());
    return id;
  }

  @Test // ERR-15, ERR-16
  void findsWhatIsMissingAndWhatCannotBeRead() {
    DataverseSide side = DataverseSide.empty();
    UUID whole = actual(side, "A1", Choice.of(TransactionType.COST));
    UUID blank = actual(side, "A2", Choice.none());
    UUID gone = DataverseSide.id("A3");

    assertThat(new DataverseActuals(side.connector()).refusals(List.of(whole, blank, gone)))
        .isEqualTo(Map.of(blank, FaultCode.ERR_16, gone, FaultCode.ERR_15));
  }

  @Test // ERR-15: more than are asked for at once
  void asksForAllOfThem() {
    DataverseSide side = DataverseSide.empty();
    List<UUID> gone = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      gone.add(DataverseSide.id("gone " + i));
    }

    assertThat(new DataverseActuals(side.connector()).refusals(gone)).hasSize(250);
  }
}
