package dev.tandem.example.odata.server.rows;

import dev.tandem.example.odata.server.model.Field;
import dev.tandem.example.odata.server.model.Navigation;
import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Locale;
import org.apache.olingo.commons.api.edm.EdmEnumType;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitor;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;
import org.jspecify.annotations.Nullable;

/** Evaluates the expression tree that Olingo parsed, on one row. Used by one thread. */
final class RowExpression implements ExpressionVisitor<@Nullable Object> {
  private final RowSource source;
  private final Shape shape;
  private final Row row;

  RowExpression(RowSource source, Shape shape, Row row) {
    this.source = source;
    this.shape = shape;
    this.row = row;
  }

  @Override
  public @Nullable Object visitBinaryOperator(
      BinaryOperatorKind operator, @Nullable Object left, @Nullable Object right) throws Refusal {
    return switch (operator) {
      case AND -> isTrue(left) && isTrue(right);
      case OR -> isTrue(left) || isTrue(right);
      case EQ -> order(left, right) == 0;
      case NE -> order(left, right) != 0;
      case GT -> bothKnown(left, right) && order(left, right) > 0;
      case GE -> bothKnown(left, right) && order(left, right) >= 0;
      case LT -> bothKnown(left, right) && order(left, right) < 0;
      case LE -> bothKnown(left, right) && order(left, right) <= 0;
      default -> throw Refusal.notSupported("the operator " + operator + " is not supported");
    };
  }

  private static boolean bothKnown(@Nullable Object left, @Nullable Object right) {
    return left != null && right != null;
  }

  /** Blank is equal to blank alone and comes before everything else. */
  private static int order(@Nullable Object left, @Nullable Object right) throws Refusal {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    try {
      return Operand.compare((Comparable<?>) left, (Comparable<?>) right);
    } catch (ClassCastException e) {
      throw Refusal.badRequest("cannot compare values of different types");
    }
  }

  private static boolean isTrue(@Nullable Object operand) {
    return Boolean.TRUE.equals(operand);
  }

  @Override
  public @Nullable Object visitUnaryOperator(UnaryOperatorKind operator, @Nullable Object operand)
      throws Refusal {
    if (operator == UnaryOperatorKind.NOT) {
      return !isTrue(operand);
    }
    throw Refusal.notSupported("the operator " + operator + " is not supported");
  }

  @Override
  public @Nullable Object visitMethodCall(MethodKind method, List<@Nullable Object> parameters)
      throws Refusal {
    String first = text(parameters.get(0));
    String second = parameters.size() < 2 ? "" : text(parameters.get(1));
    return switch (method) {
      case CONTAINS -> first.contains(second);
      case STARTSWITH -> first.startsWith(second);
      case ENDSWITH -> first.endsWith(second);
      case TOLOWER, TOUPPER -> first;
      default ->
          throw Refusal.notSupported(
              "the function " + method.name().toLowerCase(Locale.ROOT) + " is not supported");
    };
  }

  private static String text(@Nullable Object operand) {
    return operand == null ? "" : operand.toString();
  }

  @Override
  public @Nullable Object visitLiteral(Literal literal) throws Refusal {
    return Operand.of(literal);
  }

  @Override
  public @Nullable Object visitMember(Member member) throws Refusal {
    List<UriResource> path = member.getResourcePath().getUriResourceParts();
    Shape here = shape;
    Row from = row;
    for (UriResource part : path.subList(0, path.size() - 1)) {
      Navigation step =
          part instanceof UriResourceNavigation ? here.navigation(part.getSegmentValue()) : null;
      StoredRow next =
          step == null ? null : source.follow(from.value(step.field().column().name()));
      Shape target = step == null ? null : source.model().ofType(step.targetType());
      if (next == null || target == null) {
        return null;
      }
      here = target;
      from = next.row();
    }
    Field field = here.field(path.get(path.size() - 1).getSegmentValue());
    if (field == null) {
      throw Refusal.badRequest("there is no property " + path);
    }
    return Operand.of(from.slot(field.slot()));
  }

  @Override
  public @Nullable Object visitEnum(EdmEnumType type, List<String> symbols) {
    return Operand.of(symbols.get(0));
  }

  @Override
  public @Nullable Object visitLambdaExpression(
      String function, String variable, Expression expression) throws Refusal {
    throw Refusal.notSupported(function + " is not supported");
  }

  @Override
  public @Nullable Object visitAlias(String alias) throws Refusal {
    throw Refusal.notSupported("parameter aliases are not supported: " + alias);
  }

  @Override
  public @Nullable Object visitTypeLiteral(EdmType type) throws Refusal {
    throw Refusal.notSupported("type literals are not supported: " + type.getName());
  }

  @Override
  public @Nullable Object visitLambdaReference(String variable) throws Refusal {
    throw Refusal.notSupported("lambda expressions are not supported: " + variable);
  }

  @Override
  public @Nullable Object visitBinaryOperator(
      BinaryOperatorKind operator, @Nullable Object left, List<@Nullable Object> right)
      throws Refusal {
    for (Object candidate : right) {
      if (order(left, candidate) == 0) {
        return true;
      }
    }
    return false;
  }
}
