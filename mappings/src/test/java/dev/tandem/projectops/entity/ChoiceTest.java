package dev.tandem.projectops.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  @Test // OPT-3
  void equalsAnotherByItsNumber() {
    Choice<BillingType> known = Choice.of(BillingType.CHARGEABLE);

    assertThat(Choice.ofNumber(BillingType.class, 192350001)).isEqualTo(known);
    assertThat(known.hashCode())
        .isEqualTo(Choice.ofNumber(BillingType.class, 192350001).hashCode());
    assertThat(known).isNotEqualTo(Choice.of(BillingType.COMPLIMENTARY)).hasToString("CHARGEABLE");
  }

  @Test // TYP-10
  void keepsANumberThatItDoesNotKnow() {
    Choice<BillingType> unknown = Choice.ofNumber(BillingType.class, 7);

    assertThat(unknown.number()).hasValue(7);
    assertThat(unknown.option()).isEmpty();
    assertThat(unknown.isEmpty()).isFalse();
    assertThat(unknown).hasToString("7");
  }

  @Test // NUL-1
  void isNothingWhenNoneIsChosen() {
    Choice<BillingType> none = Choice.none();

    assertThat(none.isEmpty()).isTrue();
    assertThat(none.number()).isEmpty();
    assertThat(none.is(BillingType.CHARGEABLE)).isFalse();
  }

  @Test // UND-1
  void hasNoNumberForAnOptionThatNobodyPublishes() {
    assertThatThrownBy(() -> Choice.of(TransactionClass.RETAINER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Choice.ofNumber(TransactionClass.class, Option.UNPUBLISHED).option()).isEmpty();
  }

  @Test // TRF-6, OPT-11
  void comparesSymbolsWithoutRegardToCase() {
    EnumSymbol<StagedBillingType> spelled =
        EnumSymbol.ofSymbol(StagedBillingType.class, "nonchargeable");

    assertThat(spelled).isEqualTo(EnumSymbol.of(StagedBillingType.NON_CHARGEABLE));
    assertThat(spelled.is(StagedBillingType.NON_CHARGEABLE)).isTrue();
    assertThat(spelled.symbol()).contains("nonchargeable");
  }

  @Test // TYP-10
  void keepsASymbolThatItDoesNotKnow() {
    EnumSymbol<StagedBillingType> unknown = EnumSymbol.ofSymbol(StagedBillingType.class, "Barter");

    assertThat(unknown.member()).isEmpty();
    assertThat(unknown.symbol()).contains("Barter");
    assertThat(EnumSymbol.<StagedBillingType>none().isEmpty()).isTrue();
  }
}
