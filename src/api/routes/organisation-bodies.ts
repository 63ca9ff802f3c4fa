import { z } from 'zod'
import { parties } from '../../../workflows/parties.ts'
import { issuerKinds } from '../../../workflows/rules/codes.ts'
import { creditCodeSigns, isCreditCode } from '../../compounds/credit-code.ts'
import { nameText } from './name-texts.ts'

/** Name of a district in two languages, and the rule pack of its new cases. */
const districtFields = {
  nameZh: nameText(40),
  nameEn: nameText(60),
  rulesPackId: z.string().min(1).max(60).describe('Id of the rule pack that new cases of the district are pinned to.'),
}

const districtExample = { code: '430204', nameZh: '石峰区', nameEn: 'Shifeng District', rulesPackId: 'zhuzhou-2022' }

/** A district to be registered. */
export const NewDistrict = z
  .strictObject({
    code: z.string().regex(/^[A-Za-z0-9-]{2,20}$/, 'the six digits of the division, or a code of letters, digits and -'),
    ...districtFields,
  })
  .meta({ id: 'NewDistrict', examples: [districtExample] })

/** A district. */
export const DistrictBody = z
  .object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), rulesPackId: z.string() })
  .meta({ id: 'District', examples: [districtExample] })

/** What may be changed of a district. */
export const DistrictPatch = z
  .strictObject(districtFields)
  .partial()
  .meta({
    id: 'DistrictPatch',
    description:
      'Running cases keep the rules they are pinned to, unless the new pack says otherwise in its own transition clause (`runningCases`). A pack whose `inForceFrom` is still to come takes over on that day.',
    examples: [{ rulesPackId: 'zhuzhou-2022' }],
  })

/** The parties that are bodies and not single persons or nobody in particular. */
export const bodyParties = parties.filter((party) => party !== 'owner' && party !== 'operator' && party !== 'public')

const organisationFields = {
  name: nameText(100).describe('Full registered name.'),
  address: nameText(200).nullable(),
  inboxSinceOn: z.iso
    .date()
    .nullable()
    .describe('Since when papers that enter its account count as served, by its own designation; null = they do not.'),
  districts: z
    .array(z.string().max(20))
    .max(50)
    .overwrite((codes) => [...new Set(codes)])
    .describe('Codes of the districts for which an office works.'),
}

const creditCode = z
  .string()
  .refine(isCreditCode, 'a unified social credit code of 18 signs, the last of which is a check sign')
  .meta({ pattern: creditCodeSigns.source })
  .nullable()

const organisationExample = {
  name: '株洲示例物业服务有限公司',
  creditCode: '91430200MA4L00001P',
  address: '株洲市石峰区示例路 1 号',
  inboxSinceOn: null,
  districts: [],
}

/** A body to be registered. */
export const NewOrganisation = z
  .strictObject({
    party: z.enum(bodyParties),
    kind: z
      .enum(issuerKinds)
      .nullable()
      .default(null)
      .describe('For `property` and `community` only: which kind of issuer it is.'),
    creditCode: creditCode.default(null),
    name: organisationFields.name,
    address: organisationFields.address.default(null),
    inboxSinceOn: organisationFields.inboxSinceOn.default(null),
    districts: organisationFields.districts.default([]),
  })
  .meta({ id: 'NewOrganisation', examples: [{ party: 'property', kind: 'propertyCompany', ...organisationExample }] })

/** What may be changed of a body. */
export const OrganisationPatch = z
  .strictObject(organisationFields)
  .partial()
  .meta({ id: 'OrganisationPatch', examples: [{ inboxSinceOn: '2026-12-01' }] })

/** A body as registered. */
export const OrganisationBody = z
  .object({
    organisationId: z.string(),
    party: z.enum(parties),
    kind: z.enum(issuerKinds).nullable(),
    name: z.string(),
    creditCode: z.string().nullable(),
    address: z.string().nullable(),
    inboxSinceOn: z.iso.date().nullable(),
    districts: z.array(z.string()),
  })
  .meta({
    id: 'Organisation',
    examples: [{ organisationId: 'b9Zc4dJ2S1WnQe7yU5hLtA', party: 'property', kind: 'propertyCompany', ...organisationExample }],
  })
