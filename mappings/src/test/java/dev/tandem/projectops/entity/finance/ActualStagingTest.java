package dev.tandem.projectops.entity.finance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.AdjustmentStatus;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import org.junit.jupiter.api.Test;

class ActualStagingTest {
  @Test // OPT-22
  void namesTheClassBehindItsNumber() {
    ActualStaging staged =
        ActualStaging.builder().classNumber(192350001L).adjustmentStatusNumber(192350002L).build();

    assertThat(staged.transactionClass().is(TransactionClass.EXPENSE)).isTrue();
    assertThat(staged.adjustmentStatus().is(AdjustmentStatus.UNADJUSTABLE)).isTrue();
  }

  @Test // OPT-22, ACT-9
  void hasNoClassForNoNumberAndForOneThatFitsNoChoice() {
    assertThat(ActualStaging.builder().build().transactionClass()).isEqualTo(Choice.none());
    assertThat(ActualStaging.builder().adjustmentStatusNumber(0L).build().adjustmentStatus())
        .isEqualTo(Choice.none());
    assertThat(ActualStaging.builder().classNumber(1L << 40).build().transactionClass())
        .isEqualTo(Choice.none());
  }
}
