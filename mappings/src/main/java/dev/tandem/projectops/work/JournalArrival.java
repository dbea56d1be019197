package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.EntryJournal;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.dataverse.Company;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.Currency;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.entity.dataverse.JournalStatus;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.TransactionCategory;
import dev.tandem.projectops.entity.finance.GeneralJournalLine;
import dev.tandem.projectops.event.IdSource;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.GeneralJournalTransfer;
import dev.tandem.projectops.process.DataverseProcess;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A posted general journal of finance arrives in Dataverse: an entry journal with its lines,
 * confirmed at once (GJ-3, GJ-4, GJ-6, ACT-52). Master data that is missing there refuses it as a
 * whole (ERR-14). One that has arrived changes nothing. Immutable; safe for any thread.
 *
 * @param posted the journal of finance
 * @param settings the number of the class retainer
 */
record JournalArrival(GeneralJournalSync.Posted posted, WorkSettings settings)
    implements DataverseProcess {

  @Override
  public String name() {
    return "send-general-journal";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(() -> arrive(records));
  }

  private Effects arrive(Records records) {
    Occasion occasion =
        new Occasion(
            "%s general journal %s".formatted(posted.company(), posted.number()),
            records.today(),
            IdSource.named());
    UUID company =
        one(records, Company.CODEC, row -> row.code().equals(Optional.of(posted.company())))
            .flatMap(Company::id)
            .orElseThrow(() -> missing("company " + posted.company()));
    List<GeneralJournalTransfer.Line> lines = new ArrayList<>();
    for (GeneralJournalLine line : posted.lines()) {
      lines.add(line(records, line, company));
    }
    Effects rows =
        GeneralJournalTransfer.rows(
            posted.number(), Reference.byId("cdm_company", company), lines, occasion);
    Journal journal = rows.puts(Journal.CODEC).get(0);
    boolean arrived =
        Finder.JOURNALS
            .find(records, journal.id().orElseThrow())
            .filter(row -> row.status().is(JournalStatus.CONFIRMED))
            .isPresent();
    return arrived ? Effects.NONE : rows.then(confirmed(rows, journal, lines, occasion));
  }

  private Effects confirmed(
      Effects rows, Journal journal, List<GeneralJournalTransfer.Line> lines, Occasion occasion) {
    Map<UUID, ContractLine> contractLines = new HashMap<>();
    for (GeneralJournalTransfer.Line line : lines) {
      ContractLine on = line.contractLine();
      if (on != null) {
        contractLines.put(on.id().orElseThrow(), on);
      }
    }
    return new EntryJournal(contractLines, settings.numbers())
        .confirm(journal, rows.puts(JournalLine.CODEC), occasion);
  }

  private GeneralJournalTransfer.Line line(Records records, GeneralJournalLine line, UUID company) {
    String number = line.projectId().orElse("");
    Project project =
        one(
                records,
                Project.CODEC,
                row ->
                    row.number().equals(line.projectId())
                        && References.pointsTo(row.owningCompany(), company))
            .orElseThrow(() -> missing("project " + number));
    String category = posted.categories().getOrDefault(line.categoryId().orElse(""), "");
    UUID transactionCategory =
        one(records, TransactionCategory.CODEC, row -> row.number().equals(Optional.of(category)))
            .flatMap(TransactionCategory::id)
            .orElseThrow(
                () -> missing("the category of " + line.categoryId().orElse("no category")));
    UUID currency =
        one(records, Currency.CODEC, row -> row.code().equals(line.currency()))
            .flatMap(Currency::id)
            .orElseThrow(() -> missing("currency " + line.currency().orElse("")));
    ContractLine on = contractLine(records, line);
    return new GeneralJournalTransfer.Line(
        line.line().orElseThrow(),
        RecordType.PROJECT.to(project.id().orElseThrow()),
        Reference.byId("msdyn_transactioncategory", transactionCategory),
        on,
        Reference.byId("transactioncurrency", currency),
        line.amount().orElse(BigDecimal.ZERO),
        line.salesPrice().orElse(null),
        line.date().orElse(records.today()),
        on == null ? null : customer(records, on));
  }

  /** The contract line that finance names; none for a line without a contract. */
  private @Nullable ContractLine contractLine(Records records, GeneralJournalLine line) {
    if (line.contractId().filter(id -> !id.isBlank()).isEmpty()) {
      return null;
    }
    Contract contract =
        one(records, Contract.CODEC, row -> row.number().equals(line.contractId()))
            .orElseThrow(() -> missing("contract " + line.contractId().orElse("")));
    ContractLine found =
        one(
                records,
                ContractLine.CODEC,
                row ->
                    References.pointsTo(row.contract(), contract.id().orElseThrow())
                        && row.sequenceNumber().equals(line.contractLine()))
            .orElseThrow(
                () ->
                    missing(
                        "line %d of contract %s"
                            .formatted(
                                line.contractLine().orElse(0), line.contractId().orElse(""))));
    return found.currency().isPresent()
        ? found
        : ContractLine.builder().from(found).currency(contract.currency()).build();
  }

  /** The only customer of a line; several are not handled (GJ-6). */
  private static @Nullable Reference customer(Records records, ContractLine line) {
    List<ContractCustomer> customers = Engagements.customers(records, line).customers();
    return customers.size() == 1
        ? RecordType.CONTRACT_CUSTOMER.to(customers.get(0).id().orElseThrow())
        : null;
  }

  private static <T extends Entity> Optional<T> one(
      Records records, EntityCodec<T> codec, Predicate<T> wanted) {
    return records.where(codec, wanted).stream().findFirst();
  }

  private FaultException missing(String what) {
    return new FaultException(
        FaultCode.ERR_14, "general journal " + posted.number(), what + " is not there");
  }
}
