package dev.tandem.cli;

import dev.tandem.spi.schema.LegalEntity;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A company on the command line: its id. */
final class CompanyArgument implements ITypeConverter<LegalEntity> {
  @Override
  public LegalEntity convert(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("it is blank; give the id of a company, such as USPM");
    }
    return LegalEntity.of(text.strip());
  }
}
