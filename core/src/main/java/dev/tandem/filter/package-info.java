/** Both filter languages as one typed tree. */
@NullMarked
package dev.tandem.filter;

import org.jspecify.annotations.NullMarked;
