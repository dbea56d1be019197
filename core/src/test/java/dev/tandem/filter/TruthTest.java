package dev.tandem.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

// FLT-14, FLT-15
class TruthTest {

  @Test
  void missingKnowledgeDecidesNothingThatItCouldChange() {
    assertThat(Truth.UNKNOWN.and(Truth.FALSE)).isEqualTo(Truth.FALSE);
    assertThat(Truth.UNKNOWN.and(Truth.TRUE)).isEqualTo(Truth.UNKNOWN);
    assertThat(Truth.UNKNOWN.or(Truth.TRUE)).isEqualTo(Truth.TRUE);
    assertThat(Truth.UNKNOWN.or(Truth.FALSE)).isEqualTo(Truth.UNKNOWN);
    assertThat(Truth.UNKNOWN.negate()).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void obeysTheLawsOfKleene() {
    for (Truth a : Truth.values()) {
      assertThat(a.negate().negate()).isEqualTo(a);
      assertThat(a.and(a)).isEqualTo(a);
      assertThat(a.or(a)).isEqualTo(a);
      for (Truth b : Truth.values()) {
        assertThat(a.and(b)).isEqualTo(b.and(a));
        assertThat(a.and(b).negate()).isEqualTo(a.negate().or(b.negate()));
        assertThat(a.or(a.and(b))).isEqualTo(a);
        for (Truth c : Truth.values()) {
          assertThat(a.and(b.or(c))).isEqualTo(a.and(b).or(a.and(c)));
          assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
        }
      }
    }
  }

  @Test
  void negatedOperatorsAnswerTheOpposite() {
    for (ComparisonOperator operator : ComparisonOperator.values()) {
      for (Order order : Order.values()) {
        assertThat(operator.negated().truth(order)).isEqualTo(operator.truth(order).negate());
      }
    }
  }
}
