package dev.tandem.projectops.contract;

import static dev.tandem.projectops.actual.Contoso.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.ContractState;
import dev.tandem.projectops.entity.dataverse.ExpenseCategory;
import dev.tandem.projectops.entity.dataverse.OrderType;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.RowState;
import dev.tandem.projectops.entity.dataverse.Task;
import dev.tandem.projectops.process.Effects;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contracts, their customers, and what may be chosen on entries. */
class ContractsTest {
  private static final Contract CONTRACT =
      Contract.builder()
          .id(Contoso.id("C1"))
          .number("C1")
          .name("Robots")
          .customer(Reference.byId("account", Contoso.id("account Adatum")))
          .owningCompany(Contoso.USPM)
          .currency(Contoso.USD)
          .orderType(Choice.of(OrderType.WORK_BASED))
          .state(Choice.of(ContractState.DRAFT))
          .build();

  private static Effects create(Contract contract, Reference unitCurrency, Reference company) {
    return Contracts.create(
        contract,
        Optional.of(unitCurrency),
        Optional.of(Contoso.USD),
        Optional.of(company),
        Contoso.on("save"));
  }

  @Test // CTR-1, CTR-2, CTR-8
  void savesAContractWithItsFirstCustomer() {
    Effects effects = create(CONTRACT, Contoso.USD, Contoso.USPM);

    assertThat(effects.puts(Contract.CODEC)).containsExactly(CONTRACT);
    assertThat(effects.puts(ContractCustomer.CODEC))
        .singleElement()
        .satisfies(
            first -> {
              assertThat(first.primary()).contains(true);
              assertThat(first.customer()).isEqualTo(CONTRACT.customer());
              assertThat(new CustomerShares(List.of(first)).percents())
                  .containsExactly(BigDecimal.valueOf(100));
            });
  }

  @Test // CTR-4
  void refusesAnOrderThatIsNotForWork() {
    Contract items =
        Contract.builder().from(CONTRACT).orderType(Choice.of(OrderType.ITEM_BASED)).build();

    assertThatThrownBy(() -> create(items, Contoso.USD, Contoso.USPM))
        .hasMessageContaining("CTR-4");
  }

  @Test // LE-5, ERR-20, IC-14
  void refusesAUnitWithAnotherCurrencyThanTheCompany() {
    assertThatThrownBy(() -> create(CONTRACT, Contoso.GBP, Contoso.USPM))
        .hasMessageContaining("ERR-20");
    assertThatThrownBy(
            () ->
                Contracts.requireCurrency(
                    Contoso.project(), Optional.of(Contoso.GBP), Optional.of(Contoso.USD)))
        .hasMessageContaining("project P1");
  }

  @Test // LE-7
  void refusesACustomerOfAnotherCompany() {
    assertThatThrownBy(() -> create(CONTRACT, Contoso.USD, Contoso.GBPM))
        .hasMessageContaining("LE-7");
  }

  @Test // CTR-5
  void fixesCurrencyAndCompany() {
    Contract other = Contract.builder().from(CONTRACT).currency(Contoso.GBP).build();
    Contract renamed = Contract.builder().from(CONTRACT).name("Arms").build();

    assertThatThrownBy(() -> Contracts.requireUpdatable(CONTRACT, other))
        .hasMessageContaining("CTR-5");
    assertThatCode(() -> Contracts.requireUpdatable(CONTRACT, renamed)).doesNotThrowAnyException();
  }

  @Test // CTR-6
  void confirmsDraftsOnly() {
    CustomerShares shares = new CustomerShares(List.of(customer("A", "100", true)));
    Contract confirmed = Contracts.confirm(CONTRACT, shares).puts(Contract.CODEC).get(0);

    assertThat(confirmed.state().is(ContractState.ACTIVE)).isTrue();
    assertThatThrownBy(() -> Contracts.confirm(confirmed, shares)).hasMessageContaining("CTR-6");
  }

  @Test // FS-4, FS-5, CTR-8
  void refusesSharesThatAreNotWholeOrDoNotRound() {
    assertThatThrownBy(
            () ->
                new CustomerShares(
                    List.of(customer("A", "60", true), customer("B", "39.99", false))))
        .hasMessageContaining("FS-4")
        .hasMessageContaining("99.99 %");
    assertThatThrownBy(
            () -> new CustomerShares(List.of(customer("A", "60", true), customer("B", "40", true))))
        .hasMessageContaining("FS-5");
    assertThatThrownBy(() -> new CustomerShares(List.of())).hasMessageContaining("CTR-8");
  }

  @Test // FS-4
  void distributesEvenlyAndGivesTheRestToTheRoundingCustomer() {
    assertThat(
            CustomerShares.evenly(
                    List.of(
                        customer("A", "0", false),
                        customer("B", "0", true),
                        customer("C", "0", false)))
                .percents())
        .containsExactly(new BigDecimal("33.33"), new BigDecimal("33.34"), new BigDecimal("33.33"));
  }

  @Test // FS-8
  void prefersTheCustomersOfTheLine() {
    ContractCustomer ofLine = customer("Line", "100", true);
    ContractCustomer ofContract = customer("Contract", "100", true);

    assertThat(ContractCustomers.effective(List.of(ofLine), List.of(ofContract)).customers())
        .containsExactly(ofLine);
    assertThat(ContractCustomers.effective(List.of(), List.of(ofContract)).customers())
        .containsExactly(ofContract);
    assertThat(
            ContractCustomers.addedToLine(ofLine, List.of(ofContract), Contoso.id("new"))
                .puts(ContractCustomer.CODEC))
        .singleElement()
        .satisfies(added -> assertThat(added.splitPercent().orElseThrow()).isZero());
    assertThat(ContractCustomers.addedToLine(ofLine, List.of(ofLine), Contoso.id("new")))
        .isEqualTo(Effects.NONE);
  }

  @Test // FS-6, FS-7, UND-14
  void keepsPrimaryCustomersAndThoseWithActuals() {
    ContractCustomer adatum = customer("Adatum", "100", true);
    ContractCustomer primary = ContractCustomer.builder().from(adatum).primary(true).build();

    assertThatThrownBy(() -> ContractCustomers.requireDeletable(primary, List.of()))
        .hasMessageContaining("FS-6");
    assertThatThrownBy(
            () -> ContractCustomers.requireDeletable(adatum, Contoso.after(Contoso.approved())))
        .hasMessageContaining("FS-7");
    assertThatThrownBy(
            () -> ContractCustomers.requireUpdatable(adatum, customer("Other", "100", true)))
        .hasMessageContaining("FS-7");
    assertThatCode(() -> ContractCustomers.requireDeletable(adatum, List.of()))
        .doesNotThrowAnyException();
  }

  @Test // TSK-3, PRJ-5, ERR-27, CAT-11
  void refusesWhatMayNotBeChosen() {
    Task summary = Task.builder().name("Phase").summary(true).build();
    Project closed =
        Project.builder().from(Contoso.project()).state(Choice.of(RowState.INACTIVE)).build();
    ExpenseCategory other =
        ExpenseCategory.builder().name("Hotel").owningCompany(Contoso.GBPM).build();
    ExpenseCategory own =
        ExpenseCategory.builder().name("Hotel").owningCompany(Contoso.USPM).build();

    assertThatThrownBy(() -> Selections.requireLeaf(summary)).hasMessageContaining("TSK-3");
    assertThatThrownBy(() -> Selections.requireOpen(closed)).hasMessageContaining("ERR-27");
    assertThatThrownBy(() -> Selections.requireCategoryOf(Contoso.project(), other))
        .hasMessageContaining("CAT-11");
    assertThatCode(() -> Selections.requireCategoryOf(Contoso.project(), own))
        .doesNotThrowAnyException();
  }
}
