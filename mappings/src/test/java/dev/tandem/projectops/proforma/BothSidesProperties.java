package dev.tandem.projectops.proforma;

import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.actual.Withdrawal;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.invoice.InvoiceCounts;
import dev.tandem.projectops.invoice.InvoicePostingProcess;
import dev.tandem.projectops.invoice.ProposalImportProcess;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.process.Effect;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.TwoSides;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Laws over whole engagements of both sides: Dataverse approves, invoices, corrects and recalls by
 * its own rules, the runtime carries the rows by the shipped maps in any order, and finance runs
 * its processes in between. The laws of vouchers, lines and accruals hold after every process.
 */
class BothSidesProperties {
  private static final String[] MAPS = {
    "11-msdyn_actuals", "02-msdyn_transactionconnections", "10-invoices"
  };

  @Property(tries = 20) // REC-10, REC-9, UND-20, UND-10, TC-11, UND-11, PROP-5, COR-9, JRN-28
  void financeEndsWithWhatDataverseSays(
      @ForAll @IntRange(min = 1, max = 12) int first,
      @ForAll @Size(max = 3) List<@IntRange(min = 1, max = 12) Integer> corrections,
      @ForAll boolean credited,
      @ForAll @IntRange(min = 1, max = 9) int between,
      @ForAll long seed) {
    Invoicing rows = engagement(first, corrections, credited);
    List<Effect<?>> messages = new ArrayList<>();
    rows.history().forEach(effects -> messages.addAll(numbered(effects).inOrder()));
    List<Effect<?>> shuffled = lastOfEach(messages);
    Collections.shuffle(shuffled, new Random(seed));

    try (TwoSides sides = TwoSides.running(MAPS)) {
      shuffled.stream()
          .filter(message -> message.entity() instanceof Proforma) // Dataverse has drafts first
          .forEach(sides::write);
      for (int i = 0; i < shuffled.size(); i++) {
        sides.write(shuffled.get(i));
        if (i % between == 0) {
          sides.settle();
          round(sides, rows);
        }
      }
      untilQuiet(sides, rows);
      checkLaws(rows, sides.finance());

      int before = sides.finance().rows(ImportedActual.CODEC).size();
      messages.forEach(sides::write); // every message of the whole history once more
      untilQuiet(sides, rows);
      checkLaws(rows, sides.finance());
      assertThat(sides.finance().rows(ImportedActual.CODEC)).hasSize(before);
    }
  }

  /** One entry of 8 h: invoiced at a quantity, corrected, and perhaps credited and recalled. */
  private static Invoicing engagement(int first, List<Integer> corrections, boolean credited) {
    Invoicing rows = Invoicing.ofDraft();
    rows.edit("draft", detail -> detail.quantity(BigDecimal.valueOf(first)));
    rows.confirm("draft");
    String invoice = "draft";
    int remains = first;
    for (int i = 0; i < corrections.size(); i++) {
      if (corrections.get(i) != remains) { // REG-17
        remains = corrections.get(i);
        invoice = correct(rows, invoice, "correction " + i, remains);
      }
    }
    if (credited) {
      correct(rows, invoice, "credit", 0);
      if (first >= 8) { // else what was cut stays billed as not chargeable
        rows.apply(Withdrawal.of(rows.actuals(), rows.trail(), Contoso.later("recall")));
      }
    }
    return rows;
  }

  private static String correct(Invoicing rows, String invoice, String name, int quantity) {
    List<Actual> charged =
        rows.actuals().stream()
            .filter(row -> row.transactionType().is(TransactionType.BILLED_SALES))
            .filter(row -> row.billingType().is(BillingType.CHARGEABLE))
            .filter(row -> row.adjustmentStatus().isEmpty())
            .toList();
    rows.apply(Revision.open(rows.document(invoice), charged, rows.trail(), Contoso.later(name)));
    rows.edit(name, detail -> detail.quantity(BigDecimal.valueOf(quantity)));
    rows.confirm(name);
    return name;
  }

  /** The effects with the number that Dataverse gives each proforma. */
  private static Effects numbered(Effects effects) {
    List<Effect<?>> numbered = new ArrayList<>();
    for (Effect<?> effect : effects.inOrder()) {
      numbered.add(
          effect.entity() instanceof Proforma header
              ? new Effect.Put<>(
                  Proforma.CODEC,
                  Proforma.builder()
                      .from(header)
                      .number(number(header))
                      .financeNumber(number(header))
                      .build())
              : effect);
    }
    return new Effects(numbered, List.of());
  }

  private static String number(Proforma header) {
    return header.id().orElseThrow().toString().substring(0, 8);
  }

  /** Each row once, as it is in the end: a message that comes late does not bring an old state. */
  private static List<Effect<?>> lastOfEach(List<Effect<?>> messages) {
    Map<Object, Effect<?>> last = new LinkedHashMap<>();
    for (Effect<?> message : messages) {
      last.put(id(message), message);
    }
    return new ArrayList<>(last.values());
  }

  private static Object id(Effect<?> message) {
    if (message.entity() instanceof Actual actual) {
      return ActualRows.id(actual);
    }
    return message.entity() instanceof Proforma header ? header.id().orElseThrow() : message;
  }

  private static void untilQuiet(TwoSides sides, Invoicing rows) {
    sides.settle();
    while (round(sides, rows) > 0) {
      sides.settle();
    }
    sides.settle();
  }

  private static int round(TwoSides sides, Invoicing rows) {
    FinanceSide finance = sides.finance();
    int written = 0;
    written += finance.run(JournalImportProcess.of(books())).written();
    written +=
        finance
            .run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING))
            .written();
    written += finance.run(ProposalImportProcess.of(books(), counts(rows))).written();
    written += finance.run(InvoicePostingProcess.all(books())).written();
    return written;
  }

  /** What Dataverse tells of an invoice: it wrote all billed sales of a confirmation at once. */
  private static InvoiceCounts counts(Invoicing rows) {
    Map<String, Integer> billed = new HashMap<>();
    for (Actual row : rows.actuals()) {
      if (row.transactionType().is(TransactionType.BILLED_SALES)) {
        String invoice = References.idOf(row.invoice().orElseThrow()).orElseThrow().toString();
        billed.merge(invoice.substring(0, 8), 1, Integer::sum);
      }
    }
    return (company, number) ->
        billed.containsKey(number) ? OptionalInt.of(billed.get(number)) : OptionalInt.empty();
  }

  private static void checkLaws(Invoicing rows, FinanceSide finance) {
    Set<UUID> sent =
        rows.actuals().stream()
            .filter(row -> !row.skipSync().orElse(false))
            .map(ActualRows::id)
            .collect(Collectors.toSet());
    assertThat(finance.rows(ActualStaging.CODEC))
        .extracting(row -> row.importId().orElseThrow())
        .containsExactlyInAnyOrderElementsOf(sent); // REC-10: one row for each, none twice
    assertThat(finance.rows(ImportedActual.CODEC))
        .extracting(row -> row.actualId().orElseThrow())
        .containsExactlyInAnyOrderElementsOf(sent); // each on one line in the end
    assertThat(finance.balance("161300"))
        .as("work in progress is what is open and charged")
        .isEqualTo(amount(rows, BothSidesProperties::open));
    assertThat(finance.balance("411100"))
        .as("revenue is what is billed and charged")
        .isEqualTo(
            negated(
                amount(
                    rows,
                    row ->
                        row.transactionType().is(TransactionType.BILLED_SALES)
                            && row.billingType().is(BillingType.CHARGEABLE))));
    assertThat(finance.balance("540100"))
        .isEqualTo(amount(rows, row -> row.transactionType().is(TransactionType.COST)));
  }

  private static boolean open(Actual row) {
    return row.transactionType().is(TransactionType.UNBILLED_SALES)
        && row.billingType().is(BillingType.CHARGEABLE)
        && row.adjustmentStatus().isEmpty()
        && !row.billingStatus().is(BillingStatus.CUSTOMER_INVOICE_POSTED);
  }

  private static String amount(Invoicing rows, Predicate<Actual> which) {
    BigDecimal sum =
        rows.actuals().stream()
            .filter(which)
            .map(row -> row.amount().orElseThrow())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.signum() == 0 ? "0" : sum.stripTrailingZeros().toPlainString();
  }

  private static String negated(String amount) {
    return new BigDecimal(amount).negate().toPlainString();
  }
}
