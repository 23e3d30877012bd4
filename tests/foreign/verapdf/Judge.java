import java.io.FileInputStream;
import java.util.List;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

// Judge FILE...: one line a file and flavour, "holds" or the rules that failed. Exit 0: all hold.
class Judge {
  static final List<PDFAFlavour> flavours = List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

  static boolean holds(String file, PDFAFlavour flavour) throws Exception {
    try (var in = new FileInputStream(file);
         var parser = Foundries.defaultInstance().createParser(in, flavour);
         var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);
      var failed = new TreeSet<String>();
      for (var rule : result.getFailedChecks().keySet()) failed.add(rule.getClause() + "-" + rule.getTestNumber());
      boolean holds = result.isCompliant() && failed.isEmpty() && result.getTotalAssertions() > 100;
      System.out.println(file + " " + flavour.getId() + " " + (holds ? "holds" : "FAILS " + String.join(" ", failed))
          + " (" + result.getTotalAssertions() + " checks)");
      return holds;
    }
  }

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean all = files.length > 0;
    for (var file : files) {
      for (var flavour : flavours) {
        // The signature is no matter of accessibility, and the long files take their time.
        if (flavour == PDFAFlavour.PDFUA_1 && file.endsWith("-unsigned.pdf")) continue;
        all &= holds(file, flavour);
      }
    }
    System.exit(all ? 0 : 1);
  }
}
