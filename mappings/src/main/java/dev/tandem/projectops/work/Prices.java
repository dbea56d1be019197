package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.Engagement;
import dev.tandem.projectops.actual.Work;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.ContractPriceList;
import dev.tandem.projectops.entity.dataverse.Ledger;
import dev.tandem.projectops.entity.dataverse.OrganizationalUnit;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.Subcontract;
import dev.tandem.projectops.entity.dataverse.SubcontractPriceList;
import dev.tandem.projectops.entity.dataverse.UnitPriceList;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.pricing.PriceBook;
import dev.tandem.projectops.pricing.PriceList;
import dev.tandem.projectops.pricing.WorkPricing;
import dev.tandem.projectops.process.Records;
import dev.tandem.spi.value.Reference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the price lists of the sides that take part in a piece of work (ACT-11, ACT-14, IC-5). */
final class Prices {
  private Prices() {}

  /** Where the prices of the work stand. */
  static WorkPricing of(Records records, Work work, Engagement engagement) {
    Project project = engagement.project();
    return new WorkPricing(
        bought(records, work)
            .orElseGet(
                () -> unit(records, project.contractingUnit(), project.owningCompany(), project)),
        contract(records, engagement),
        unit(
            records,
            work.what().resourcingUnit().or(project::contractingUnit),
            work.what().resourcingCompany().or(project::owningCompany),
            project),
        PriceLists.rates(records));
  }

  /** The purchase price lists of the subcontract that supplies the work, if it has some (SUB-5). */
  private static Optional<PriceBook> bought(Records records, Work work) {
    Subcontract subcontract =
        SubcontractActions.of(records, work.what().subcontract(), work.what().subcontractLine())
            .orElse(null);
    if (subcontract == null || subcontract.currency().isEmpty()) {
      return Optional.empty();
    }
    Reference currency = subcontract.currency().get();
    List<PriceList> lists = new ArrayList<>();
    for (SubcontractPriceList row : records.all(SubcontractPriceList.CODEC)) {
      if (References.pointsTo(row.subcontract(), subcontract.id().orElseThrow())) {
        PriceLists.read(records, row.priceList()).ifPresent(lists::add);
      }
    }
    return lists.isEmpty()
        ? Optional.empty()
        : Optional.of(new PriceBook(currency, PriceLists.decimals(records, currency), lists));
  }

  /** The unit in which time is priced by the unit that delivers the project. */
  static Optional<Reference> timeUnit(Records records, LocalDate day, Project project) {
    return PriceLists.timeUnit(records, day, costLists(records, project.contractingUnit()));
  }

  private static PriceBook unit(
      Records records, Optional<Reference> unit, Optional<Reference> company, Project project) {
    Reference currency =
        Finder.UNITS
            .at(records, unit)
            .flatMap(OrganizationalUnit::currency)
            .or(() -> accounting(records, company))
            .or(project::currency)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "project %s has no currency to cost work in"
                            .formatted(project.number().orElse("?"))));
    return new PriceBook(
        currency, PriceLists.decimals(records, currency), costLists(records, unit));
  }

  /** Accounting currency of a company. */
  static Optional<Reference> accounting(Records records, Optional<Reference> company) {
    return company.isEmpty()
        ? Optional.empty()
        : records.all(Ledger.CODEC).stream()
            .filter(ledger -> References.same(ledger.company(), company))
            .flatMap(ledger -> ledger.accountingCurrency().stream())
            .findFirst();
  }

  /** The cost lists of a unit; those without a unit serve units that have none of their own. */
  private static List<PriceList> costLists(Records records, Optional<Reference> unit) {
    List<UnitPriceList> all = records.all(UnitPriceList.CODEC);
    List<PriceList> own = new ArrayList<>();
    List<PriceList> common = new ArrayList<>();
    for (UnitPriceList row : all) {
      if (row.unit().isEmpty()) {
        PriceLists.read(records, row.priceList()).ifPresent(common::add);
      } else if (References.same(row.unit(), unit)) {
        PriceLists.read(records, row.priceList()).ifPresent(own::add);
      }
    }
    return own.isEmpty() ? common : own;
  }

  /** Project price lists of the contract, then its product price list. */
  private static @Nullable PriceBook contract(Records records, Engagement engagement) {
    ContractLine line = engagement.line();
    if (line == null || !engagement.billable()) {
      return null;
    }
    Optional<Contract> contract = Finder.CONTRACTS.at(records, line.contract());
    Reference currency =
        contract
            .flatMap(Contract::currency)
            .or(line::currency)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the contract of line %s has no currency"
                            .formatted(line.name().orElse("?"))));
    List<PriceList> lists = new ArrayList<>();
    for (ContractPriceList row : records.all(ContractPriceList.CODEC)) {
      if (References.same(row.contract(), line.contract())) {
        PriceLists.read(records, row.priceList()).ifPresent(lists::add);
      }
    }
    contract.flatMap(found -> PriceLists.read(records, found.priceList())).ifPresent(lists::add);
    return new PriceBook(currency, PriceLists.decimals(records, currency), lists);
  }
}
