@NullMarked
package dev.tandem.example.odata.datapackage;

import org.jspecify.annotations.NullMarked;
