/** @file How people name things: nouns of several languages, and the conventions of one database. */
import type { Random } from "../../../base/index.ts";

interface Noun {
  readonly one: string;
  readonly many: string;
  readonly short: string;
}

const nounsOf = (text: string): Noun[] =>
  text.split(/\s+/).map((entry) => {
    const [one = "", many = "", short = ""] = entry.split("/");
    return { one, many, short };
  });

/** Singular, plural, abbreviation. */
const NOUNS: readonly (readonly Noun[])[] = [
  nounsOf(
    `customer/customers/cust product/products/prod order/orders/ord employee/employees/emp department/departments/dept
    category/categories/cat supplier/suppliers/supp invoice/invoices/inv payment/payments/pay warehouse/warehouses/wh
    vehicle/vehicles/veh driver/drivers/drv patient/patients/pat doctor/doctors/doc ward/wards/wrd visit/visits/vis
    course/courses/crs student/students/stud teacher/teachers/tch lesson/lessons/les ticket/tickets/tkt
    machine/machines/mach sensor/sensors/sens reading/readings/rdg branch/branches/br account/accounts/acct
    policy/policies/pol claim/claims/clm author/authors/auth book/books/bk loan/loans/ln shelf/shelves/shf
    project/projects/proj task/tasks/tsk team/teams/tm match/matches/mt stadium/stadiums/std box/boxes/bx`,
  ),
  nounsOf(
    `kunde/kunden/kd artikel/artikel/art auftrag/auftraege/auf rechnung/rechnungen/re lieferant/lieferanten/lief
    mitarbeiter/mitarbeiter/ma abteilung/abteilungen/abt lager/lager/lg filiale/filialen/fil vertrag/vertraege/vtr
    schaden/schaeden/sch fahrzeug/fahrzeuge/fzg patient/patienten/pat besuch/besuche/bes konto/konten/kto
    buchung/buchungen/buc buch/buecher/bu projekt/projekte/prj`,
  ),
  nounsOf(
    `cliente/clientes/cli producto/productos/prod pedido/pedidos/ped factura/facturas/fac proveedor/proveedores/prov
    empleado/empleados/emp departamento/departamentos/dep almacen/almacenes/alm sucursal/sucursales/suc
    cuenta/cuentas/cta vehiculo/vehiculos/veh paciente/pacientes/pac visita/visitas/vis curso/cursos/cur
    alumno/alumnos/alu libro/libros/lib proyecto/proyectos/proy`,
  ),
];

type Style = (words: readonly string[]) => string;

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const STYLES: readonly Style[] = [
  (words) => words.join("_"),
  (words) => words.map((word, place) => (place === 0 ? word : capitalize(word))).join(""),
  (words) => words.map(capitalize).join(""),
  (words) => words.join("_").toUpperCase(),
  (words) => words.join(""),
];

export interface Naming {
  /** Draws a noun that was not drawn before. */
  readonly drawNoun: () => Noun;
  readonly nameTable: (...nouns: Noun[]) => string;
  readonly nameKey: (noun: Noun) => string;
  readonly nameReference: (noun: Noun, role?: string) => string;
  readonly nameColumn: (...words: string[]) => string;
}

export const pick = <T>(random: Random, choices: readonly T[]): T =>
  choices[random.below(choices.length)] as T;
export const happens = (random: Random, share: number) => random.float() < share;

/** One database's conventions: case, plural, prefixes, what keys and references are called. */
export function drawNaming(random: Random): Naming {
  const nouns = [...pick(random, NOUNS)];
  const style = pick(random, STYLES);
  const plural = happens(random, 0.5);
  const prefix = happens(random, 0.2) ? [pick(random, ["tbl", "t", "hr", "app"])] : [];
  const keyWord = pick(random, ["id", "id", "id", "key", "no", "code"]);
  const keyForm = pick(random, ["bare", "noun", "noun", "front"]);
  const referenceForm = pick(random, ["noun", "noun", "noun", "fk", "plain", "short", "front"]);
  const words = (noun: Noun, form: string): string[] => {
    if (form === "bare") return [keyWord];
    if (form === "front") return [keyWord, noun.one];
    if (form === "fk") return ["fk", noun.one];
    if (form === "plain") return [noun.one];
    return [form === "short" ? noun.short : noun.one, keyWord];
  };
  return {
    drawNoun: () => nouns.splice(random.below(nouns.length), 1)[0] as Noun,
    nameTable: (...all) =>
      style([
        ...prefix,
        ...all.map((noun, place) => (plural && place === all.length - 1 ? noun.many : noun.one)),
      ]),
    nameKey: (noun) => style(words(noun, keyForm)),
    nameReference: (noun, role) =>
      style([...(role === undefined ? [] : [role]), ...words(noun, referenceForm)]),
    nameColumn: (...parts) => style(parts),
  };
}
