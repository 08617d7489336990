// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "features/directory/routes.hpp"

/// The directory as Open Referral HSDS 3 has it (https://docs.openreferral.org, API Reference), for other systems.
/// What is served are the documents that were read in. Every answer may be read by a page of any site, has an ETag and
/// is problem+json where it is a refusal.
namespace plein::directory {

/// GET /hsds
http::Response hsds_about(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /hsds/services
http::Response hsds_services(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /hsds/services/{entry}
http::Response hsds_service(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /hsds/organizations
http::Response hsds_organizations(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /hsds/organizations/{organisation}
http::Response hsds_organization(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /hsds/taxonomies
http::Response hsds_taxonomies(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /hsds/taxonomies/{taxonomy}
http::Response hsds_taxonomy(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /hsds/taxonomy_terms
http::Response hsds_terms(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /hsds/taxonomy_terms/{term}
http::Response hsds_term(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /hsds/service_at_locations
http::Response hsds_at_locations(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// GET /hsds/service_at_locations/{location}
http::Response hsds_at_location(Counter const& counter, http::Request const& request, access::Grant const& grant);

}  // namespace plein::directory
