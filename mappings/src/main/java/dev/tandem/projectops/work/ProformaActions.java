package dev.tandem.projectops.work;

import dev.tandem.projectops.contract.CustomerShares;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.MilestonePart;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.ProformaStatus;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.IdSource;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import dev.tandem.projectops.proforma.BulkConfirmation;
import dev.tandem.projectops.proforma.ConfirmRules;
import dev.tandem.projectops.proforma.Confirmation;
import dev.tandem.projectops.proforma.ProformaDocument;
import dev.tandem.projectops.proforma.ProformaDraft;
import dev.tandem.spi.value.Reference;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Drafts of proformas, and their confirmation (INV-1 to INV-9). */
final class ProformaActions {
  private static final Set<ProformaStatus> OVER =
      EnumSet.of(ProformaStatus.CONFIRMED, ProformaStatus.POSTED, ProformaStatus.INVOICE_PAID);

  private final WorkSettings settings;
  private final Parameters parameters;

  ProformaActions(WorkSettings settings, Parameters parameters) {
    this.settings = settings;
    this.parameters = parameters;
  }

  /** A draft of what is ready (INV-1, ACT-27); nothing when it was made already. */
  Effects create(Records records) {
    String number = parameters.text("number");
    Occasion occasion = occasion("proforma " + number, records);
    if (isMade(records, number, occasion)) {
      return Effects.NONE;
    }
    Contract contract = Finder.CONTRACTS.require(records, parameters.text("contract"));
    ContractCustomer customer = customer(records, contract);
    List<ContractLine> lines = lines(records, contract);
    Effects effects =
        ProformaDraft.create(
            contract,
            customer,
            lines,
            sales(records, contract),
            milestones(records, lines, customer),
            occasion);
    ProformaDocument draft = Documents.made(effects);
    RetainerActions retainers = new RetainerActions(settings, parameters);
    effects = effects.then(retainers.apply(records, draft, occasion));
    return effects.then(numbered(effects, number));
  }

  /** Whether the draft of an occasion is there; refuses a number that another invoice has. */
  static boolean isMade(Records records, String number, Occasion occasion) {
    UUID id = occasion.id("invoice");
    List<Proforma> found = Finder.PROFORMAS.search(records, number);
    if (found.stream().anyMatch(other -> !other.id().equals(Optional.of(id)))) {
      throw new IllegalArgumentException(
          "number %s is the number of another proforma; give another one".formatted(number));
    }
    return Finder.PROFORMAS.find(records, id).isPresent();
  }

  /** The header with the number that finance knows the invoice by (PROP-2), and a name. */
  Effects numbered(Effects effects, String number) {
    Proforma header = Documents.made(effects).header();
    return Effects.put(
        Proforma.CODEC,
        Proforma.builder()
            .from(header)
            .financeNumber(number)
            .name(parameters.optional("name").or(header::name))
            .build());
  }

  /** The customer that is named, or the only one of the contract. */
  private ContractCustomer customer(Records records, Contract contract) {
    Optional<String> named = parameters.optional("customer");
    if (named.isPresent()) {
      ContractCustomer customer = Finder.CUSTOMERS.require(records, named.get());
      if (!References.pointsTo(customer.contract(), contract.id().orElseThrow())) {
        throw new IllegalArgumentException(
            "customer %s is none of contract %s"
                .formatted(named.get(), contract.number().orElse("?")));
      }
      return customer;
    }
    List<ContractCustomer> all = Engagements.ofContract(records, self(contract));
    if (all.size() != 1) {
      throw new IllegalArgumentException(
          "contract %s has %d customers; say which one by the parameter customer"
              .formatted(contract.number().orElse("?"), all.size()));
    }
    return all.get(0);
  }

  private static Optional<Reference> self(Contract contract) {
    return Optional.of(Reference.byId("salesorder", contract.id().orElseThrow()));
  }

  private static List<ContractLine> lines(Records records, Contract contract) {
    return records.where(
        ContractLine.CODEC, row -> References.same(row.contract(), self(contract)));
  }

  private static List<Actual> sales(Records records, Contract contract) {
    return records.where(
        Actual.CODEC,
        row ->
            row.transactionType().is(TransactionType.UNBILLED_SALES)
                && References.same(row.contract(), self(contract)));
  }

  /** The ready milestones of lines that only this customer pays for, and its own parts (MS-8). */
  private static List<Milestone> milestones(
      Records records, List<ContractLine> lines, ContractCustomer customer) {
    return records
        .where(Milestone.CODEC, row -> row.invoiceStatus().is(MilestoneStatus.READY_FOR_INVOICING))
        .stream()
        .filter(
            row ->
                lines.stream()
                    .filter(
                        line -> References.pointsTo(row.contractLine(), line.id().orElseThrow()))
                    .anyMatch(line -> pays(records, row, line, customer)))
        .toList();
  }

  private static boolean pays(
      Records records, Milestone milestone, ContractLine line, ContractCustomer customer) {
    Optional<MilestonePart> part = MilestoneActions.part(records, milestone.id().orElseThrow());
    return part.isPresent()
        ? References.pointsTo(part.get().customer(), customer.id().orElseThrow())
        : paysAll(Engagements.customers(records, line), customer);
  }

  private static boolean paysAll(CustomerShares shares, ContractCustomer customer) {
    for (int i = 0; i < shares.customers().size(); i++) {
      boolean own = shares.customers().get(i).id().equals(customer.id());
      if (own != (shares.percents().get(i).signum() != 0)) {
        return false;
      }
    }
    return true;
  }

  /** Adds what became ready since (INV-5). */
  Effects refresh(Records records) {
    ProformaDocument draft = document(records);
    draft.requireDraft();
    Contract contract = Finder.CONTRACTS.at(records, draft.header().contract()).orElseThrow();
    ContractCustomer customer =
        Finder.CUSTOMERS.at(records, draft.header().contractCustomer()).orElseThrow();
    List<ContractLine> lines = lines(records, contract);
    return ProformaDraft.refresh(
        draft,
        sales(records, contract),
        milestones(records, lines, customer),
        occasion("refresh " + draft.id(), records));
  }

  /** Deletes a draft and frees what was on it (INV-6); nothing when there is none. */
  Effects delete(Records records) {
    List<Proforma> found = Finder.PROFORMAS.search(records, parameters.text("proforma"));
    if (found.isEmpty()) {
      return Effects.NONE;
    }
    ProformaDocument draft = Documents.of(records, found.get(0));
    return ProformaDraft.delete(
        draft,
        Documents.actuals(records, draft),
        Documents.milestones(records, draft),
        Documents.retainers(records, draft),
        Refunds.on(records, draft),
        Documents.trail(records, draft));
  }

  /** Confirms a draft (INV-7, ACT-28 to ACT-42); nothing when it is confirmed. */
  Effects confirm(Records records) {
    return confirm(records, document(records));
  }

  private Effects confirm(Records records, ProformaDocument draft) {
    if (draft.header().status().option().filter(OVER::contains).isPresent()) {
      return Effects.NONE;
    }
    ConfirmRules rules =
        new ConfirmRules(
            settings.lineLimit(),
            parameters.day("accounting-date").orElse(null),
            decimals(records, draft));
    return Confirmation.of(
        Documents.state(records, draft), rules, occasion("confirm " + draft.id(), records));
  }

  /** A step for each of several drafts; one that is refused is left out (INV-8). */
  Iterator<Effects> confirmAll(Records records) {
    Set<String> chosen = parameters.words("proformas");
    BulkConfirmation.requireFew(chosen.size());
    return Steps.forEach(chosen, text -> List.of(() -> confirmOne(records, text)));
  }

  private Effects confirmOne(Records records, String text) {
    try {
      return confirm(records, Documents.of(records, Finder.PROFORMAS.require(records, text)));
    } catch (FaultException e) {
      return Effects.fault(e.fault());
    }
  }

  /** A confirmed invoice is paid (INV-9). */
  Effects pay(Records records) {
    ProformaDocument invoice = document(records);
    return invoice.header().status().is(ProformaStatus.INVOICE_PAID)
        ? Effects.NONE
        : invoice.paid();
  }

  static int decimals(Records records, ProformaDocument document) {
    return document
        .header()
        .currency()
        .map(currency -> PriceLists.decimals(records, currency))
        .orElse(2);
  }

  private ProformaDocument document(Records records) {
    return Documents.of(records, Finder.PROFORMAS.require(records, parameters.text("proforma")));
  }

  private Occasion occasion(String name, Records records) {
    return new Occasion(name, parameters.day("day", records.today()), IdSource.named());
  }
}
