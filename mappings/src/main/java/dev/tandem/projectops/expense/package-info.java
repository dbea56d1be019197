/** Expense reports of finance: posting, and what travels to Dataverse (section 10, EXP). */
@NullMarked
package dev.tandem.projectops.expense;

import org.jspecify.annotations.NullMarked;
