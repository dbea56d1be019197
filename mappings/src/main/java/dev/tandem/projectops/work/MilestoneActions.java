package dev.tandem.projectops.work;

import dev.tandem.projectops.contract.MilestoneSplit;
import dev.tandem.projectops.contract.Milestones;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.MilestonePart;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.event.IdSource;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Milestones, held to the rules that refuse (MS-4, MS-5, MS-8, PB-2, REG-11, REG-21, REG-28). */
final class MilestoneActions {
  private final Parameters parameters;

  MilestoneActions(Parameters parameters) {
    this.parameters = parameters;
  }

  /**
   * A new milestone of a fixed-price line, not ready yet (MS-4, MS-5); nothing when it is there.
   */
  Effects add(Records records) {
    ContractLine line = Finder.LINES.require(records, parameters.text("line"));
    UUID id =
        occasion(records, "milestone of " + line.id().orElseThrow()).id(parameters.text("name"));
    if (Finder.MILESTONES.find(records, id).isPresent()) {
      return Effects.NONE;
    }
    BigDecimal amount = parameters.number("amount").orElseThrow();
    Optional<BigDecimal> tax = parameters.number("tax");
    Optional<Contract> contract = Finder.CONTRACTS.at(records, line.contract());
    Milestone milestone =
        Milestone.builder()
            .id(id)
            .name(parameters.text("name"))
            .contract(line.contract())
            .contractLine(RecordType.CONTRACT_LINE.to(line.id().orElseThrow()))
            .project(line.project())
            .amount(amount)
            .price(amount)
            .tax(tax)
            .amountAfterTax(amount.add(tax.orElse(BigDecimal.ZERO)))
            .milestoneDate(parameters.day("date", records.today()))
            .owningCompany(line.owningCompany().or(() -> contract.flatMap(Contract::owningCompany)))
            .currency(line.currency().or(() -> contract.flatMap(Contract::currency)))
            .build();
    return Milestones.create(milestone, line);
  }

  /** A milestone becomes ready for invoicing (MS-5, REG-11); nothing when it is. */
  Effects ready(Records records) {
    Milestone milestone = milestone(records);
    if (milestone.invoiceStatus().is(MilestoneStatus.READY_FOR_INVOICING)) {
      return Effects.NONE;
    }
    Milestone ready =
        Milestone.builder()
            .from(milestone)
            .invoiceStatus(Choice.of(MilestoneStatus.READY_FOR_INVOICING))
            .build();
    Milestones.requireUpdatable(milestone, ready);
    return Effects.put(Milestone.CODEC, ready);
  }

  /** Splits the next bill off the open milestone of a progress line (PB-2). */
  Effects nextBill(Records records) {
    Milestone open = milestone(records);
    UUID id =
        occasion(records, "next bill of " + open.id().orElseThrow()).id(parameters.text("name"));
    if (Finder.MILESTONES.find(records, id).isPresent()) {
      return Effects.NONE;
    }
    Effects split =
        Milestones.nextBill(
            open, parameters.number("amount").orElseThrow(), decimals(records, open), id);
    Milestone ready = split.puts(Milestone.CODEC).get(0);
    Effects named =
        split.then(
            Effects.put(
                Milestone.CODEC,
                Milestone.builder().from(ready).name(parameters.text("name")).build()));
    return part(records, open.id().orElseThrow())
        .map(part -> named.then(Effects.put(MilestonePart.CODEC, alike(part, id))))
        .orElse(named);
  }

  /** Of the same whole and for the same customer (MS-8). */
  private static MilestonePart alike(MilestonePart part, UUID id) {
    return MilestonePart.builder().id(id).whole(part.whole()).customer(part.customer()).build();
  }

  /**
   * Splits a milestone over the customers of its line; nothing when it is split or has one payer.
   * The milestone becomes the part of the first customer, so that finance knows it already.
   */
  Effects share(Records records) {
    Milestone whole = milestone(records);
    ContractLine line = Finder.LINES.at(records, whole.contractLine()).orElseThrow();
    UUID id = whole.id().orElseThrow();
    List<MilestoneSplit> parts =
        MilestoneSplit.of(
            whole,
            Engagements.customers(records, line),
            decimals(records, whole),
            occasion(records, "shares of " + id));
    if (parts.size() < 2 || part(records, id).isPresent()) {
      return Effects.NONE;
    }
    if (!whole.invoiceStatus().is(MilestoneStatus.NOT_READY_FOR_INVOICING)) {
      throw new FaultException(
          FaultCode.MILESTONE_LOCKED,
          "milestone " + whole.name().orElse("?"),
          "it is split over customers only before it is ready (MS-8)");
    }
    Effects effects = Effects.NONE;
    for (int i = 0; i < parts.size(); i++) {
      Milestone part = parts.get(i).part();
      Milestone kept = i == 0 ? Milestone.builder().from(whole).from(part).id(id).build() : part;
      effects = effects.then(part(kept, id, parts.get(i).customer(), i == 0));
    }
    return effects;
  }

  private static Effects part(
      Milestone milestone, UUID whole, ContractCustomer customer, boolean first) {
    String name = milestone.name().orElse("");
    Milestone named =
        first
            ? milestone
            : Milestone.builder()
                .from(milestone)
                .name((name + " " + customer.number().orElse("")).strip())
                .build();
    MilestonePart part =
        MilestonePart.builder()
            .id(named.id().orElseThrow())
            .whole(RecordType.MILESTONE.to(whole))
            .customer(RecordType.CONTRACT_CUSTOMER.to(customer.id().orElseThrow()))
            .build();
    return Effects.put(Milestone.CODEC, named).then(Effects.put(MilestonePart.CODEC, part));
  }

  /** What says that a milestone is a part of one that was split. */
  static Optional<MilestonePart> part(Records records, UUID milestone) {
    return records.find(MilestonePart.CODEC, MilestonePart.builder().id(milestone).build());
  }

  /** Deletes a milestone that never took part in billing (REG-28); nothing when there is none. */
  Effects delete(Records records) {
    List<Milestone> found = Finder.MILESTONES.search(records, parameters.text("milestone"));
    if (found.isEmpty()) {
      return Effects.NONE;
    }
    Milestone milestone = milestone(records);
    UUID id = milestone.id().orElseThrow();
    Milestones.requireDeletable(
        milestone,
        records.where(InvoiceLineDetail.CODEC, row -> References.pointsTo(row.milestone(), id)));
    return Effects.remove(Milestone.CODEC, milestone);
  }

  /** Decimals of its amounts, by its currency, else by that of its line (UND-24). */
  private static int decimals(Records records, Milestone milestone) {
    return PriceLists.decimals(
        records,
        milestone
            .currency()
            .or(
                () ->
                    Finder.LINES
                        .at(records, milestone.contractLine())
                        .flatMap(ContractLine::currency)));
  }

  private Milestone milestone(Records records) {
    return Finder.MILESTONES.require(records, parameters.text("milestone"));
  }

  private static Occasion occasion(Records records, String name) {
    return new Occasion(name, records.today(), IdSource.named());
  }
}
