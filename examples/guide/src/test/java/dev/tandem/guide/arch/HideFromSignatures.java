package dev.tandem.guide.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.stream.Stream;

/** Types of one library stand in nothing a caller sees, not even as a type argument. */
final class HideFromSignatures extends ArchCondition<JavaClass> {
  private final String library;

  HideFromSignatures(String library) {
    super("name no type of " + library + " in what a caller sees");
    this.library = library;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!isSeen(type)) {
      return;
    }
    Stream.concat(
            Stream.of(type.getSuperclass()).flatMap(Optional::stream),
            type.getInterfaces().stream())
        .filter(this::belongsToLibrary)
        .forEach(
            parent -> report(type, type.getDescription() + " extends " + parent.getName(), events));
    type.getMembers().stream()
        .filter(HideFromSignatures::isSeen)
        .filter(member -> types(member).anyMatch(this::belongsToLibrary))
        .forEach(member -> report(member, member.getDescription(), events));
  }

  private static Stream<JavaType> types(JavaMember member) {
    if (member instanceof JavaCodeUnit unit) {
      return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
    }
    return member instanceof JavaField field ? Stream.of(field.getType()) : Stream.empty();
  }

  private boolean belongsToLibrary(JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .anyMatch(raw -> raw.getPackageName().startsWith(library));
  }

  private static boolean isSeen(HasModifiers declaration) {
    return declaration.getModifiers().contains(JavaModifier.PUBLIC)
        || declaration.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private void report(Object place, String what, ConditionEvents events) {
    events.add(SimpleConditionEvent.violated(place, what + " shows a type of " + library));
  }
}
