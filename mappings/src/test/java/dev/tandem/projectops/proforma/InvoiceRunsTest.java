package dev.tandem.projectops.proforma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.process.Effect;
import dev.tandem.projectops.process.Effects;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvoiceRunsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
  private static final UUID C1 = Contoso.id("C1");
  private static final UUID C2 = Contoso.id("C2");

  private static InvoiceRuns.Run run(UUID contract, String line, LocalDate day, boolean done) {
    return new InvoiceRuns.Run(contract, Contoso.id(line), day, done);
  }

  @Test // INV-10
  void putsLinesOfAContractThatShareADateOnOneInvoice() {
    List<InvoiceRuns.Invoice> due =
        InvoiceRuns.due(
            List.of(
                run(C1, "L1", TODAY, false),
                run(C1, "L2", TODAY, false),
                run(C1, "L3", TODAY.minusMonths(1), false),
                run(C1, "L4", TODAY.plusDays(1), false),
                run(C1, "L5", TODAY, true),
                run(C2, "L6", TODAY, false)),
            TODAY);

    assertThat(due)
        .containsExactlyInAnyOrder(
            new InvoiceRuns.Invoice(C1, TODAY.minusMonths(1), List.of(Contoso.id("L3"))),
            new InvoiceRuns.Invoice(C1, TODAY, List.of(Contoso.id("L1"), Contoso.id("L2"))),
            new InvoiceRuns.Invoice(C2, TODAY, List.of(Contoso.id("L6"))));
    assertThat(due.get(0).day()).isEqualTo(TODAY.minusMonths(1)); // what is overdue comes first
  }

  @Test // INV-10: a timer of 24 hours
  void looksOnceADay() {
    Instant now = Instant.parse("2026-03-31T06:00:00Z");

    assertThat(InvoiceRuns.looks(null, now)).isTrue();
    assertThat(InvoiceRuns.looks(now.minusSeconds(86_399), now)).isFalse();
    assertThat(InvoiceRuns.looks(now.minusSeconds(86_400), now)).isTrue();
  }

  @Test // INV-13: invoices, then actuals, then connections, and nothing is lost
  void carriesALargeConfirmationInPieces() {
    Effects confirmation = Invoicing.ofDraft().confirm("draft");
    List<Effects> pieces = InvoiceTransfer.pieces(confirmation, 2);

    assertThat(pieces).allMatch(piece -> piece.inOrder().size() <= 2);
    List<Effect<?>> carried =
        pieces.stream().<Effect<?>>flatMap(piece -> piece.inOrder().stream()).toList();
    assertThat(carried).containsExactlyInAnyOrderElementsOf(confirmation.inOrder());
    List<Object> kinds = carried.stream().<Object>map(Effect::codec).toList();
    assertThat(kinds.get(0)).isEqualTo(Proforma.CODEC);
    assertThat(kinds.lastIndexOf(Actual.CODEC))
        .isLessThan(kinds.indexOf(TransactionConnection.CODEC));
    assertThatThrownBy(() -> InvoiceTransfer.pieces(confirmation, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
