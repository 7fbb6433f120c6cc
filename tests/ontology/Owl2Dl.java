import java.io.File;
import java.util.HashSet;
import java.util.Set;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/**
 * Says whether Turtle files, together, are OWL 2 DL: the profile check of the OWL API (the one that ROBOT runs).
 *
 * <p>On Debian: apt-get install libowlapi-java default-jdk-headless, then
 * java -cp '/usr/share/java/*' tests/ontology/Owl2Dl.java ontology/tifa.ttl ontology/mappings.ttl
 */
public class Owl2Dl {
    public static void main(String[] files) throws Exception {
        OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
        Set<OWLAxiom> axioms = new HashSet<>();
        Set<OWLProfileViolation> found = new HashSet<>();
        for (String file : files) {
            // Each file by itself, so that its own declarations have to do.
            OWLOntology one = manager.loadOntologyFromOntologyDocument(new File(file));
            found.addAll(new OWL2DLProfile().checkOntology(one).getViolations());
            one.axioms().forEach(axioms::add);
        }
        // All together, for names must not be of two kinds.
        OWLOntology all = manager.createOntology(axioms);
        found.addAll(new OWL2DLProfile().checkOntology(all).getViolations());
        found.stream().map(String::valueOf).sorted().forEach(System.out::println);
        System.out.println(axioms.size() + " axioms, " + found.size() + " violations of OWL 2 DL");
        System.exit(found.isEmpty() ? 0 : 1);
    }
}
