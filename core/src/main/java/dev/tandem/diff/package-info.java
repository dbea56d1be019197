/** What two maps differ in, by meaning and not by text, and the merge of two that changed one. */
@NullMarked
package dev.tandem.diff;

import org.jspecify.annotations.NullMarked;
