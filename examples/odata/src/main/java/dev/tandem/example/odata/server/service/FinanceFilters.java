package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.rows.Refusal;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Enumeration;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Unary;

/**
 * What finance does not filter by: no {@code in}, no {@code has}, enumerations by equality only.
 */
final class FinanceFilters {
  private FinanceFilters() {}

  static void check(Expression expression) throws Refusal {
    if (expression instanceof Unary unary) {
      check(unary.getOperand());
    } else if (expression instanceof Binary binary) {
      checkOperator(binary);
      check(binary.getLeftOperand());
      if (binary.getRightOperand() != null) {
        check(binary.getRightOperand());
      }
    }
  }

  private static void checkOperator(Binary binary) throws Refusal {
    BinaryOperatorKind operator = binary.getOperator();
    if (operator == BinaryOperatorKind.HAS || operator == BinaryOperatorKind.IN) {
      throw new Refusal(501, "", "the operator '%s' is not supported".formatted(operator));
    }
    boolean equality = operator == BinaryOperatorKind.EQ || operator == BinaryOperatorKind.NE;
    boolean symbols =
        binary.getLeftOperand() instanceof Enumeration
            || binary.getRightOperand() instanceof Enumeration;
    if (symbols && !equality) {
      throw new Refusal(400, "", "an enumeration can only be compared with eq and ne");
    }
  }
}
