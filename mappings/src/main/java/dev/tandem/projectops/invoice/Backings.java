package dev.tandem.projectops.invoice;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.LinkTarget;
import dev.tandem.projectops.entity.finance.OnAccountTransaction;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.journal.StagedActual;
import dev.tandem.projectops.journal.StagedActuals;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What some billed sales bill, looked up together (PROP-6, MS-3, COR-9). Made for one step. */
final class Backings {
  private final Map<UUID, ImportedActual> links = new HashMap<>();
  private final Map<String, ProjectTransaction> sales = new HashMap<>();
  private final Map<String, ProposalLine> originals = new HashMap<>();
  private final List<OnAccountTransaction> onAccount = new ArrayList<>();
  private final List<OnAccountTransaction> taken = new ArrayList<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> milestones = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  private Backings() {}

  static Backings of(Records records, BilledWindow window, List<ActualStaging> rows) {
    Backings found = new Backings();
    String company = records.companyCode();
    List<UUID> ids =
        rows.stream()
            .map(StagedActuals::id)
            .flatMap(
                id ->
                    Stream.concat(
                        Stream.of(id),
                        Stream.concat(
                            window.unbilledOf(id).stream(), window.originalOf(id).stream())))
            .distinct()
            .toList();
    records
        .findAll(
            ImportedActual.CODEC,
            ids.stream()
                .map(id -> ImportedActual.builder().company(company).actualId(id).build())
                .toList())
        .forEach(link -> link.actualId().ifPresent(id -> found.links.put(id, link)));
    found.sales(records, company);
    found.originals(records, company);
    found.onAccount(records, rows);
    return found;
  }

  private void sales(Records records, String company) {
    records
        .findAll(
            ProjectTransaction.CODEC,
            links.values().stream()
                .flatMap(link -> link.voucher().stream())
                .map(
                    voucher ->
                        ProjectTransaction.builder()
                            .company(company)
                            .transactionId(voucher)
                            .build())
                .toList())
        .forEach(row -> sales.put(row.transactionId().orElse(""), row));
  }

  private void originals(Records records, String company) {
    records
        .findAll(
            ProposalLine.CODEC,
            links.values().stream()
                .filter(link -> link.target().is(LinkTarget.PROPOSAL))
                .map(
                    link ->
                        Proposals.line(company, link.document().orElse(""), link.line().orElse(0)))
                .toList())
        .forEach(row -> originals.put(place(row.proposalId(), row.line()), row));
  }

  private static String place(Optional<String> document, Optional<Integer> line) {
    return document.orElse("") + " line " + line.orElse(0);
  }

  /** On-account transactions are few: one for each milestone; they have no key to find them by. */
  private void onAccount(Records records, List<ActualStaging> rows) {
    Set<String> contracts = new HashSet<>();
    rows.forEach(row -> row.contractId().ifPresent(contracts::add));
    List<OnAccountTransaction> all = new ArrayList<>();
    records.each(
        OnAccountTransaction.CODEC,
        row -> {
          if (contracts.contains(row.contractId().orElse(""))) {
            row.milestoneId().ifPresent(milestones::add);
            all.add(row);
          }
        });
    records.findAll(OnAccountTransaction.CODEC, all).stream()
        .sorted(Comparator.comparing(row -> row.transactionId().orElse("")))
        .forEach(row -> (OnAccountBilling.isFree(row) ? onAccount : taken).add(row));
  }

  /** Whether the billed sale is on a line already (REC-10). */
  boolean isLinked(UUID id) {
    return links.containsKey(id);
  }

  /** The posted subledger row of an unbilled sale; null when it is not posted (JRN-31). */
  @Nullable ProjectTransaction saleOf(Optional<UUID> unbilled) {
    ImportedActual link = unbilled.map(links::get).orElse(null);
    ProjectTransaction sale = link == null ? null : sales.get(link.voucher().orElse(""));
    return sale != null && sale.status().is(SubledgerStatus.POSTED) ? sale : null;
  }

  /** The line that a reversal gives back; null when there is none. */
  @Nullable ProposalLine lineOf(Optional<UUID> original) {
    ImportedActual link = original.map(links::get).orElse(null);
    return link == null ? null : originals.get(place(link.document(), link.line()));
  }

  /**
   * The on-account transaction of a billed milestone, each for one only (MS-3). A reference that
   * names a milestone decides alone; one that nobody knows is no proof, and then the description
   * must agree as well.
   *
   * @param takenBack whether the sale is credited, so that it may pass by one that another proposal
   *     has (MS-13, UND-11)
   */
  @Nullable OnAccountTransaction onAccountOf(
      ActualStaging row, StagedActual actual, boolean takenBack) {
    OnAccountTransaction found =
        find(
            onAccount.stream().filter(one -> !used.contains(one.transactionId().orElse(""))),
            row,
            actual);
    if (found != null) {
      used.add(found.transactionId().orElse(""));
      return found;
    }
    return takenBack ? find(Stream.concat(taken.stream(), onAccount.stream()), row, actual) : null;
  }

  private @Nullable OnAccountTransaction find(
      Stream<OnAccountTransaction> all, ActualStaging row, StagedActual actual) {
    String reference = row.externalOrigin().orElse("").strip();
    Stream<OnAccountTransaction> left =
        all.filter(one -> one.contractId().equals(row.contractId()));
    return milestones.contains(reference)
        ? left.filter(one -> one.milestoneId().orElse("").equalsIgnoreCase(reference))
            .findFirst()
            .orElse(null)
        : byTerms(left, row, actual.amount().amount(), !reference.isEmpty());
  }

  private static @Nullable OnAccountTransaction byTerms(
      Stream<OnAccountTransaction> left, ActualStaging row, BigDecimal amount, boolean described) {
    return left.filter(one -> one.contractLineId().equals(row.contractLineId()))
        .filter(one -> matches(one.fundingSourceId(), row.fundingSource()))
        .filter(one -> one.amount().orElse(BigDecimal.ZERO).compareTo(amount) == 0)
        .filter(one -> !described || one.description().equals(row.description()))
        .min(Comparator.comparing(one -> one.description().equals(row.description()) ? 0 : 1))
        .orElse(null);
  }

  private static boolean matches(Optional<String> wanted, Optional<String> found) {
    return wanted.isEmpty() || found.isEmpty() || wanted.equals(found);
  }
}
