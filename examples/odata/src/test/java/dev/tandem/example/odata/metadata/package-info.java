/** Tests of the package. */
@NullMarked
package dev.tandem.example.odata.metadata;

import org.jspecify.annotations.NullMarked;
