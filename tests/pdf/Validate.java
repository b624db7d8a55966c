import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks PDF files against PDF/A-3a and PDF/UA-1 with veraPDF.
 * One line a file and standard: "ok" or "FAULT" with every rule that is broken. Exit code 1 on a fault.
 */
public class Validate {
    private static final PDFAFlavour[] STANDARDS = {PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1};

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean sound = files.length > 0;
        for (String file : files) {
            for (PDFAFlavour standard : STANDARDS) {
                sound &= check(new File(file), standard);
            }
        }
        System.exit(sound ? 0 : 1);
    }

    private static boolean check(File file, PDFAFlavour standard) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, standard);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println((result.isCompliant() ? "ok    " : "FAULT ") + standard + " " + file.getName());
            result.getFailedChecks().forEach((rule, times) ->
                    System.out.println("        " + rule.getClause() + " test " + rule.getTestNumber() + ": " + times + " times"));
            return result.isCompliant();
        }
    }
}
